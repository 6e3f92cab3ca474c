package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Images of noise, alone and as the files of CIFAR and CINIC-10. */
public final class MadeUpImages {
  static final List<String> TEN =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  static final ImageNormalisation NORMALISATION =
      new ImageNormalisation(List.of(0.5, 0.4, 0.3), List.of(0.25, 0.2, 0.1));

  private MadeUpImages() {}

  /** The 3 × 32 × 32 bytes of image {@code number}. */
  static byte[] pixels(int number) {
    byte[] pixels = new byte[3072];
    new SplittableRandom(number).nextBytes(pixels);
    return pixels;
  }

  /** {@code size} images, their classes 0, 1, 2, 0, … of three. */
  static LabelledImages images(int size) {
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new LabelledImages(
        IntStream.range(0, size).mapToObj(MadeUpImages::pixels).toList(),
        labels,
        image -> "image" + image);
  }

  /** As {@link #images}, plain. */
  static ImageExamples examples(int size) {
    return ImageExamples.plain(
        List.of("a", "b", "c"), ImageSelection.all(images(size)), NORMALISATION);
  }

  /** What a network sees of an example, which is an image. */
  static float[] read(Examples examples, int example) {
    FloatBuffer target = FloatBuffer.allocate(3072);
    examples.read(example, target);
    assertFalse(target.hasRemaining());
    return target.array();
  }

  /** One record: the label bytes and the pixels of image {@code number}. */
  static byte[] record(int number, int... labels) {
    byte[] record = new byte[labels.length + 3072];
    for (int i = 0; i < labels.length; i++) {
      record[i] = (byte) labels[i];
    }
    System.arraycopy(pixels(number), 0, record, labels.length, 3072);
    return record;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /**
   * CIFAR-10 with two images in each batch: image n, counted over the batches and then the test
   * file, has the class 9 − n mod 10.
   */
  public static Map<String, byte[]> cifar10() {
    Map<String, byte[]> files = new TreeMap<>();
    for (int file = 0; file < 6; file++) {
      files.put(
          file < 5 ? "data_batch_" + (file + 1) + ".bin" : "test_batch.bin",
          join(record(2 * file, 9 - 2 * file % 10), record(2 * file + 1, 9 - (2 * file + 1) % 10)));
    }
    files.put("batches.meta.txt", text(String.join("\n", TEN) + "\n\n"));
    return files;
  }

  /** CIFAR-100 with three training images of the classes 99, 0 and 42 and a test image of 7. */
  public static Map<String, byte[]> cifar100() {
    return new TreeMap<>(
        Map.of(
            "train.bin", join(record(0, 19, 99), record(1, 0, 0), record(2, 3, 42)),
            "test.bin", record(3, 5, 7),
            "coarse_label_names.txt", text("not read\n"),
            "fine_label_names.txt",
                text(
                    IntStream.range(0, 100)
                        .mapToObj(label -> String.format(Locale.ROOT, "class%02d\n", label))
                        .collect(Collectors.joining()))));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes {@code files} into {@code folder} and gives it back. */
  public static Path write(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** {@code files} below {@code folder} as a tar archive, padded as tar programs do it. */
  public static byte[] tar(String folder, Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 10_240)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(folder + "/" + file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** {@code pixels}, 3 × 32 × 32, as an RGB image. */
  static BufferedImage rgb(byte[] pixels) {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1024; i++) {
      int red = pixels[i] & 0xff;
      int green = pixels[1024 + i] & 0xff;
      int blue = pixels[2048 + i] & 0xff;
      image.setRGB(i % 32, i / 32, red << 16 | green << 8 | blue);
    }
    return image;
  }

  /** Noise of any size as a file of {@code format}, png or jpg. */
  public static byte[] noise(String format, int width, int height) throws IOException {
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < width * height; i++) {
      noise.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(noise, format, bytes)) {
      throw new IOException("no writer of " + format);
    }
    return bytes.toByteArray();
  }

  /** A chunk of a PNG file, with its checksum. */
  static byte[] pngChunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(text(type)).put(content);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) checksum.getValue()).array();
  }

  /** The header of a PNG file. */
  static byte[] pngHeader(int width, int height, int bits, int mode) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return pngChunk("IHDR", header.put((byte) bits).put((byte) mode).array());
  }

  /** Writes {@code image} as PNG, creating the folders above it. */
  static Path png(Path file, BufferedImage image) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer of PNG for " + image);
    }
    return file;
  }

  /** One image of each of CIFAR-10's classes in {@code data/part}, numbered from {@code first}. */
  public static void pngPart(Path data, String part, int first) throws IOException {
    pngPart(data, part, first, "1.png");
  }

  /** The same in files called {@code name}. */
  public static void pngPart(Path data, String part, int first, String name) throws IOException {
    List<String> classes = new ArrayList<>(TEN);
    for (int i = 0; i < classes.size(); i++) {
      png(data.resolve(part).resolve(classes.get(i)).resolve(name), rgb(pixels(first + i)));
    }
  }
}
