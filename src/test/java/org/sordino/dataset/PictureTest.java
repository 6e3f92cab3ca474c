package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.Allocated;

class PictureTest {
  @TempDir private Path folder;

  private Path png(BufferedImage image) throws IOException {
    return MadeUpImages.png(folder.resolve("picture.png"), image);
  }

  @Test
  void read_imageOfADataSet_isTakenAsItIs() throws IOException {
    byte[] pixels = MadeUpImages.pixels(3);

    Picture picture = Picture.read(png(MadeUpImages.rgb(pixels)));

    assertArrayEquals(pixels, picture.pixels());
    assertFalse(picture.scaled());
  }

  /** Java's reader would not look. */
  @ParameterizedTest
  @ValueSource(ints = {32, 40})
  void read_wrongChecksum_isRefused(int side) throws IOException {
    Path file = png(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 14]++; // the last of the pixels' checksum, before the 12 bytes of IEND
    Files.write(file, bytes);

    String message = assertThrows(ImageException.class, () -> Picture.read(file)).getMessage();

    assertTrue(message.startsWith(file + ": expected a whole PNG image, found a wrong"), message);
  }

  @Test
  void read_largerPicture_isAveragedDown() throws IOException {
    BufferedImage image = new BufferedImage(128, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 128; x++) {
      for (int y = 0; y < 64; y++) {
        image.setRGB(x, y, x < 64 ? 0xff0000 : 0x0000c8);
      }
    }

    Picture picture = Picture.read(png(image));

    assertTrue(picture.scaled());
    assertEquals(128, picture.width());
    assertEquals(64, picture.height());
    assertEquals((byte) 0xff, picture.pixels()[5]); // red, left
    assertEquals(0, picture.pixels()[1024 + 5]); // green
    assertEquals((byte) 0xc8, picture.pixels()[2048 + 26]); // blue, right
    assertEquals(0, picture.pixels()[26]);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 100})
  void read_transparentPicture_liesOnWhite(int side) throws IOException {
    Picture picture = Picture.read(png(new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB)));

    byte[] white = new byte[3072];
    Arrays.fill(white, (byte) 0xff);
    assertArrayEquals(white, picture.pixels());
  }

  /** 12 KB, of which 100 million pixels come: in four bytes each they would be 400 MB. */
  @Test
  void read_pictureOfManyPixels_takesWhatIsPromised() throws IOException {
    BufferedImage image = new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    byte[] rows = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i % 1250 < 625 ? 0 : -1); // the right half is white
    }
    Path file = png(image);
    long before = Allocated.bytes();

    Picture picture = Picture.read(file);

    long allocated = Allocated.bytes() - before;
    assertTrue(allocated < (16L << 20) + 16 * 16_000_000, allocated + " bytes");
    assertEquals(10_000, picture.width());
    assertEquals(0, picture.pixels()[14]);
    assertEquals((byte) 0xff, picture.pixels()[17]);
  }

  /** It is scaled as it was decoded; of a copy of its whole size in between there is no need. */
  @Test
  void read_pictureOfAUsualSize_isNotCopiedBeforeItIsScaled() throws IOException {
    int pixels = 2_000 * 2_000;
    Path file = png(new BufferedImage(2_000, 2_000, BufferedImage.TYPE_INT_RGB));
    long before = Allocated.bytes();

    Picture.read(file);

    long allocated = Allocated.bytes() - before;
    assertTrue(allocated < 8.5 * pixels, allocated + " bytes");
  }

  /** Each is refused by its header, behind which there is nothing. */
  @ParameterizedTest
  @CsvSource({"10001, 10000", "65536, 1", "1, 65536", "2147483647, 2147483647"})
  void read_pictureOfTooManyPixels_isRefused(int width, int height) throws IOException {
    byte[] header = MadeUpImages.pngHeader(width, height, 1, 0);
    byte[] signature = Arrays.copyOf(MadeUpImages.noise("png", 1, 1), 8);
    Path file = Files.write(folder.resolve("large.png"), MadeUpImages.join(signature, header));

    assertEquals(
        file
            + ": expected at most 100 million pixels and 65,535 in a row or column, found "
            + width
            + " × "
            + height,
        assertThrows(ImageException.class, () -> Picture.read(file)).getMessage());
  }

  /** Java's reader makes up the rest of such a file, and only warns. */
  @Test
  void read_cutJpeg_isRefused() throws IOException {
    byte[] bytes = MadeUpImages.noise("jpg", 200, 100);
    Path whole = Files.write(folder.resolve("whole.jpg"), bytes);
    Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 2));

    assertTrue(Picture.read(whole).scaled());
    assertEquals(
        cut + ": expected a PNG or JPEG image, found the beginning of one",
        assertThrows(ImageException.class, () -> Picture.read(cut)).getMessage());
  }

  /** Java's readers know them, but they are no images of a data set. */
  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void read_pictureOfAnotherKind_isRefused(String kind) throws IOException {
    Path file = folder.resolve("picture.png");
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    assertTrue(ImageIO.write(image, kind, file.toFile()));

    assertEquals(
        file + ": expected a PNG or JPEG image, found a picture of another kind (" + kind + ")",
        assertThrows(ImageException.class, () -> Picture.read(file)).getMessage());
  }

  @Test
  void read_cutOrForeignFile_saysSoInOneLine() throws IOException {
    Path whole = png(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB));
    Path cut = folder.resolve("cut.png");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 60));

    Path empty = Files.createFile(folder.resolve("empty.jpg"));

    assertEquals(
        cut + ": expected a whole PNG image, found one that is cut after 60 bytes",
        assertThrows(ImageException.class, () -> Picture.read(cut)).getMessage());
    assertEquals(
        empty + ": expected a PNG or JPEG image, found an empty file",
        assertThrows(ImageException.class, () -> Picture.read(empty)).getMessage());
  }
}
