package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds out how the images below {@code --data} are kept, and reads them. */
final class ImageFiles {
  /** How many names a message gives of what a folder holds instead. */
  private static final int EXAMPLES = 5;

  private static final String TRAIN = Part.TRAIN.label();
  private static final String TEST = Part.TEST.label();

  private final Path data;

  ImageFiles(Path data) {
    this.data = data;
  }

  /** CIFAR's archive, its folder, the folder above, or folders of PNG files. */
  ImagesByPart cifar(CifarFormat format) throws IOException {
    if (Files.isRegularFile(data)) {
      return CifarReader.readArchive(data, format);
    }
    Path inner = data.resolve(format.folder());
    if (format.files().stream().anyMatch(file -> Files.isRegularFile(data.resolve(file)))) {
      return CifarReader.readFolder(data, format);
    } else if (Files.isDirectory(inner)) {
      return CifarReader.readFolder(inner, format);
    } else if (Files.isDirectory(data.resolve(TRAIN)) || Files.isDirectory(data.resolve(TEST))) {
      return folders(List.of(TRAIN), List.of(), format.classes());
    }
    throw new ImageException(
        data,
        "%s, the folder %s or the folders %s and %s of PNG images"
            .formatted(format.archive(), format.folder(), TRAIN, TEST),
        content());
  }

  /**
   * PNG files in a folder per part and class.
   *
   * @param training the parts that train
   * @param validation the parts that validate, perhaps none
   * @param official the classes that there must be
   */
  ImagesByPart folders(List<String> training, List<String> validation, OfficialClasses official)
      throws IOException {
    List<String> test = List.of(TEST);
    for (List<String> parts : List.of(training, validation, test)) {
      for (String part : parts) {
        if (!Files.isDirectory(data.resolve(part))) {
          throw new ImageException(data, "a folder " + part + " of PNG images", content());
        }
      }
    }
    PngFolders folders = new PngFolders(data);
    List<String> classes = folders.classes(TRAIN);
    official.check(data.resolve(TRAIN).toString(), classes);
    return new ImagesByPart(
        classes,
        folders.read(training, classes),
        folders.read(validation, classes),
        folders.read(test, classes));
  }

  /** What is there instead. */
  private String content() throws IOException {
    if (!Files.exists(data)) {
      return "nothing";
    } else if (!Files.isDirectory(data)) {
      return "a file";
    }
    try (Stream<Path> paths = Files.list(data)) {
      List<String> names = paths.map(path -> String.valueOf(path.getFileName())).sorted().toList();
      List<String> first = names.subList(0, Math.min(EXAMPLES, names.size()));
      return names.isEmpty()
          ? "an empty folder"
          : String.join(", ", first) + (names.size() > EXAMPLES ? ", …" : "");
    }
  }
}
