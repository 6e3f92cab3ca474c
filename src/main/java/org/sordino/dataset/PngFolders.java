package org.sordino.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Images as PNG files in a folder per class: {@code train/cat/0001.png}. */
final class PngFolders {
  private final Path data;

  /** A file of a class; {@code name} is its path below the data folder. */
  private record Labelled(Path file, String name, byte label) {}

  /** The parts below {@code data}. */
  PngFolders(Path data) {
    this.data = data;
  }

  /**
   * The class folders of {@code part}, sorted by name.
   *
   * @throws ImageException if there is none
   */
  List<String> classes(String part) throws IOException {
    Path folder = data.resolve(part);
    List<String> classes =
        visible(folder).stream().filter(Files::isDirectory).map(PngFolders::name).sorted().toList();
    if (classes.isEmpty()) {
      throw new ImageException(folder, "a folder of PNG images per class", "no folders");
    }
    return classes;
  }

  /**
   * The images of {@code parts}, part by part, class by class, within a class in the order of their
   * names, numbers by value. Files that do not end in {@code .png} are passed over.
   *
   * @throws ImageException if a part has other class folders than {@code classes}, one is empty or
   *     an image is not as it should be
   */
  LabelledImages read(List<String> parts, List<String> classes) throws IOException {
    List<Labelled> files = new ArrayList<>();
    for (String part : parts) {
      List<String> found = classes(part);
      if (!found.equals(classes)) {
        throw new ImageException(
            data.resolve(part),
            "the folders " + String.join(", ", classes),
            String.join(", ", found));
      }
      for (String name : classes) {
        list(part, name, (byte) classes.indexOf(name), files);
      }
    }
    return decode(files);
  }

  private void list(String part, String name, byte label, List<Labelled> files) throws IOException {
    Path folder = data.resolve(part).resolve(name);
    List<Labelled> images =
        visible(folder).stream()
            .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".png"))
            .map(file -> new Labelled(file, part + "/" + name + "/" + name(file), label))
            .sorted(Comparator.comparing(Labelled::name, NaturalOrder.INSTANCE))
            .toList();
    if (images.isEmpty()) {
      throw new ImageException(folder, "PNG images", "none");
    }
    files.addAll(images);
  }

  private static LabelledImages decode(List<Labelled> files) throws IOException {
    PngDecoder decoder = new PngDecoder();
    List<byte[]> pixels;
    try {
      pixels = files.parallelStream().map(file -> pixels(decoder, file)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    byte[] labels = new byte[files.size()];
    for (int image = 0; image < labels.length; image++) {
      labels[image] = files.get(image).label();
    }
    List<String> names = files.stream().map(Labelled::name).toList();
    return new LabelledImages(pixels, labels, names::get);
  }

  private static byte[] pixels(PngDecoder decoder, Labelled file) {
    try {
      return decoder.decode(file.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(path -> !name(path).startsWith(".")).toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
