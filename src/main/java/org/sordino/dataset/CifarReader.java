package org.sordino.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads CIFAR's binary version, unpacked or from its archive. */
final class CifarReader {
  /** Enough for the names of a hundred classes many times over. */
  private static final int NAMES_BYTES = 1 << 16;

  private final CifarFormat format;
  private final Map<String, CifarRecords> records = new HashMap<>();
  private List<String> classes = List.of();

  private CifarReader(CifarFormat format) {
    this.format = format;
  }

  /** The content of an unpacked {@code folder}. */
  static ImagesByPart readFolder(Path folder, CifarFormat format) throws IOException {
    CifarReader reader = new CifarReader(format);
    for (String name : format.files()) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw reader.incomplete(folder, name);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        reader.take(name, file.toString(), Files.size(file), in);
      }
    }
    return reader.parts();
  }

  /**
   * The content of a {@code .tar.gz}, read once from its beginning to its end; the folders in it do
   * not matter.
   */
  static ImagesByPart readArchive(Path archive, CifarFormat format) throws IOException {
    CifarReader reader = new CifarReader(format);
    Set<String> missing = new TreeSet<>(format.files());
    Set<String> others = new TreeSet<>();
    TarGz.read(
        archive,
        (path, size, in) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          String source = archive + ": " + name;
          if (missing.remove(name)) {
            reader.take(name, source, size, in);
          } else if (format.files().contains(name)) {
            throw new ImageException(source, "one file of that name", "another one at " + path);
          } else if (others.size() < 3) {
            others.add(name);
          }
        });
    if (missing.equals(format.files())) {
      throw new ImageException(
          archive.toString(), String.join(", ", missing), "none of them but " + others);
    } else if (!missing.isEmpty()) {
      throw reader.incomplete(archive, String.join(", ", missing));
    }
    return reader.parts();
  }

  private ImageException incomplete(Path source, String missing) {
    return new ImageException(
        source, "the files " + String.join(", ", format.files()), "no " + missing);
  }

  private void take(String name, String source, long size, InputStream in) throws IOException {
    if (!name.equals(format.namesFile())) {
      records.put(name, CifarRecords.read(source, size, in, format));
      return;
    }
    String text = new String(in.readNBytes(NAMES_BYTES), StandardCharsets.UTF_8);
    classes = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    format.classes().check(source, classes);
  }

  private ImagesByPart parts() {
    List<CifarRecords> train = format.trainFiles().stream().map(this::records).toList();
    LabelledImages test = CifarRecords.join(List.of(records(format.testFile())), Part.TEST.label());
    return new ImagesByPart(
        classes, CifarRecords.join(train, Part.TRAIN.label()), LabelledImages.none(), test);
  }

  private CifarRecords records(String file) {
    CifarRecords read = records.get(file);
    if (read == null) {
      throw new IllegalStateException(file + " was not read");
    }
    return read;
  }
}
