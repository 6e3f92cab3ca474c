package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that are damaged one at a time, and what is then done with them.
 *
 * @param name what it is called
 * @param folder where the files are, all of them whole but one
 * @param readings how often a file is read, each time with as much memory as one may take
 * @param more bytes that a reading may take besides, for what its header says
 */
record Target(
    String name, Path folder, List<Specimen> specimens, Trial trial, int readings, long more) {
  /** Files that are read once, with the memory that all files may take. */
  Target(String name, Path folder, List<Specimen> specimens, Trial trial) {
    this(name, folder, specimens, trial, 1, 0);
  }

  /** Writes the whole files into {@code folder}. */
  static Target of(String name, Path folder, List<Specimen> specimens, Trial trial)
      throws IOException {
    Files.createDirectories(folder);
    for (Specimen specimen : specimens) {
      Files.write(folder.resolve(specimen.name()), specimen.content());
    }
    return new Target(name, folder, specimens, trial);
  }

  /** The same, whose trial reads a file {@code times}. */
  Target reading(int times) {
    return new Target(name, folder, specimens, trial, times, more);
  }

  /** The same, whose trial may take {@code bytes} more at each reading. */
  Target taking(long bytes) {
    return new Target(name, folder, specimens, trial, readings, bytes);
  }

  /** A file that is there, without checksums that could be repaired. */
  static Specimen there(Path file) throws IOException {
    return there(file, Repair.NONE);
  }

  /** A file that is there. */
  static Specimen there(Path file, Repair repair) throws IOException {
    return new Specimen(String.valueOf(file.getFileName()), Files.readAllBytes(file), repair);
  }
}
