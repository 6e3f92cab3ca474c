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
 */
record Target(String name, Path folder, List<Specimen> specimens, Trial trial, int readings) {
  /** Files that are read once. */
  Target(String name, Path folder, List<Specimen> specimens, Trial trial) {
    this(name, folder, specimens, trial, 1);
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
    return new Target(name, folder, specimens, trial, times);
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
