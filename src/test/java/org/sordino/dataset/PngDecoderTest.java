package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sordino.dataset.MadeUpImages.pngChunk;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngDecoderTest {
  /** Where the first chunk after the header begins: 8 bytes of signature, 25 of header. */
  private static final int BEHIND_HEADER = 33;

  @TempDir private Path dir;

  private byte[] decode(BufferedImage image) throws IOException {
    return new PngDecoder().decode(MadeUpImages.png(dir.resolve("image.png"), image));
  }

  /** Decodes, expects trouble in one line that names the file, and gives the rest of it. */
  private String trouble(byte[] content) throws IOException {
    Path file = Files.write(dir.resolve("bad.png"), content);
    String message =
        String.valueOf(
            assertThrows(ImageException.class, () -> new PngDecoder().decode(file)).getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(file + ": expected "), message);
    return message.substring((file + ": expected ").length());
  }

  private byte[] whole() throws IOException {
    return bytes(MadeUpImages.rgb(MadeUpImages.pixels(1)));
  }

  private byte[] bytes(BufferedImage image) throws IOException {
    return Files.readAllBytes(MadeUpImages.png(dir.resolve("whole.png"), image));
  }

  /** {@code png} with {@code chunk} behind its header. */
  private static byte[] withChunk(byte[] png, byte[] chunk) {
    return MadeUpImages.join(
        Arrays.copyOf(png, BEHIND_HEADER),
        chunk,
        Arrays.copyOfRange(png, BEHIND_HEADER, png.length));
  }

  /** {@code png} with another header. */
  private static byte[] withHeader(byte[] png, int width, int height, int bits, int mode) {
    return MadeUpImages.join(
        Arrays.copyOf(png, 8),
        MadeUpImages.pngHeader(width, height, bits, mode),
        Arrays.copyOfRange(png, BEHIND_HEADER, png.length));
  }

  @Test
  void decode_rgb_isChannelFirst() throws IOException {
    assertArrayEquals(MadeUpImages.pixels(3), decode(MadeUpImages.rgb(MadeUpImages.pixels(3))));
  }

  @Test
  void decode_palette_givesItsColours() throws IOException {
    byte[] red = {0, (byte) 200, 3};
    byte[] green = {0, 100, 2};
    byte[] blue = {0, 50, 1};
    IndexColorModel colours = new IndexColorModel(8, 3, red, green, blue);
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_INDEXED, colours);
    image.getRaster().setSample(1, 0, 0, 1);
    image.getRaster().setSample(31, 31, 0, 2);

    byte[] expected = new byte[3072];
    expected[1] = (byte) 200;
    expected[1024 + 1] = 100;
    expected[2048 + 1] = 50;
    expected[1023] = 3;
    expected[1024 + 1023] = 2;
    expected[2048 + 1023] = 1;
    assertArrayEquals(expected, decode(image));
  }

  @Test
  void decode_grey_isNotBrightened() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(5, 1, 0, 128);

    byte[] pixels = decode(image);

    byte[] expected = new byte[3072];
    for (int channel = 0; channel < 3; channel++) {
      expected[1024 * channel + 32 + 5] = (byte) 128;
    }
    assertArrayEquals(expected, pixels);
  }

  @Test
  void decode_blackAndWhite_isNoneAndFull() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_BINARY);
    image.getRaster().setSample(0, 2, 0, 1);

    byte[] expected = new byte[3072];
    for (int channel = 0; channel < 3; channel++) {
      expected[1024 * channel + 64] = (byte) 255;
    }
    assertArrayEquals(expected, decode(image));
  }

  @ParameterizedTest
  @CsvSource({"31, 32", "32, 33", "64, 64"})
  void decode_otherSize_isRefused(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);

    assertEquals("32 × 32 pixels, found " + width + " × " + height, trouble(bytes(image)));
  }

  @Test
  void decode_absurdSize_isRefusedFromItsHeader() throws IOException {
    assertEquals(
        "32 × 32 pixels, found 2147483647 × 4294967295",
        trouble(withHeader(whole(), Integer.MAX_VALUE, -1, 8, 2)));
  }

  @Test
  void decode_alpha_isRefused() throws IOException {
    String expected = "RGB, palette or grey of at most 8 bits without alpha, found ";
    assertEquals(
        expected + "RGB with alpha of 8 bits",
        trouble(bytes(new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB))));
    assertEquals(
        expected + "grey with alpha of 8 bits", trouble(withHeader(whole(), 32, 32, 8, 4)));
    assertEquals(
        expected + "an unknown mode of 8 bits", trouble(withHeader(whole(), 32, 32, 8, 5)));
    assertEquals(
        "an image without transparency, found transparent colours",
        trouble(withChunk(whole(), pngChunk("tRNS", new byte[6]))));
  }

  @Test
  void decode_sixteenBits_areRefused() throws IOException {
    assertEquals(
        "RGB, palette or grey of at most 8 bits without alpha, found grey of 16 bits",
        trouble(bytes(new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY))));
  }

  @Test
  void decode_cutAnywhere_isRefused() throws IOException {
    byte[] whole = whole();
    for (int length : new int[] {8, 20, 33, 40, 1000, whole.length - 13, whole.length - 1}) {
      assertEquals(
          "a whole PNG image, found one that is cut after " + length + " bytes",
          trouble(Arrays.copyOf(whole, length)));
    }
    assertEquals("a PNG image, found an empty file", trouble(new byte[0]));
    assertEquals(
        "a PNG image, found a file that begins with the bytes 89 50",
        trouble(Arrays.copyOf(whole, 2)));
  }

  @Test
  void decode_oneWrongByte_isRefused() throws IOException {
    byte[] wrong = whole();
    wrong[1000] ^= 1;

    assertEquals("a whole PNG image, found a wrong checksum at byte 33", trouble(wrong));
  }

  /** Java's decoder would take the declared length of a palette at its word. */
  @Test
  void decode_chunkThatDeclaresGigabytes_isRefused() throws IOException {
    byte[] lie = pngChunk("PLTE", new byte[3]);
    ByteBuffer.wrap(lie).putInt(0, Integer.MAX_VALUE);
    byte[] png = withChunk(whole(), lie);

    assertEquals(
        "a whole PNG image, found one that is cut after " + png.length + " bytes", trouble(png));
  }

  @Test
  void decode_pixelsThatEndEarly_areRefused() throws IOException {
    byte[] whole = whole();
    byte[] png =
        MadeUpImages.join(
            Arrays.copyOf(whole, BEHIND_HEADER),
            pngChunk("IDAT", Arrays.copyOfRange(whole, BEHIND_HEADER + 8, BEHIND_HEADER + 500)),
            pngChunk("IEND", new byte[0]));

    String trouble = trouble(png);

    assertTrue(trouble.startsWith("a whole PNG image, found damaged pixels ("), trouble);
  }

  @Test
  void decode_noHeader_isRefused() throws IOException {
    assertEquals(
        "a PNG image, found one without a header",
        trouble(MadeUpImages.join(Arrays.copyOf(whole(), 8), pngChunk("IEND", new byte[0]))));
  }

  @Test
  void decode_hugeFile_isRefusedUnread() throws IOException {
    assertEquals(
        "an image of 32 × 32 pixels in at most 1 MiB, found 1048577 bytes",
        trouble(new byte[(1 << 20) + 1]));
  }
}
