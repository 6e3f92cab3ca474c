package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void read_transparentPicture_liesOnWhite() throws IOException {
    Picture picture = Picture.read(png(new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB)));

    byte[] white = new byte[3072];
    Arrays.fill(white, (byte) 0xff);
    assertArrayEquals(white, picture.pixels());
  }

  /** Java's reader makes up the rest of such a file, and only warns. */
  @Test
  void read_cutJpeg_isRefused() throws IOException {
    BufferedImage noise = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 200 * 100; i++) {
      noise.setRGB(i % 200, i / 200, random.nextInt(1 << 24));
    }
    Path whole = folder.resolve("whole.jpg");
    ImageIO.write(noise, "jpg", whole.toFile());
    byte[] bytes = Files.readAllBytes(whole);
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
