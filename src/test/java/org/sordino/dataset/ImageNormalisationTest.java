package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageNormalisationTest {
  /** An image whose channels are even. */
  private static byte[] even(int red, int green, int blue) {
    byte[] pixels = new byte[3072];
    Arrays.fill(pixels, 0, 1024, (byte) red);
    Arrays.fill(pixels, 1024, 2048, (byte) green);
    Arrays.fill(pixels, 2048, 3072, (byte) blue);
    return pixels;
  }

  private static LabelledImages images(byte[]... images) {
    return new LabelledImages(List.of(images), new byte[images.length], Integer::toString);
  }

  @Test
  void fit_threeImages_matchesTheHand() {
    LabelledImages images = images(even(0, 10, 255), even(255, 20, 255), even(0, 60, 255));

    ImageNormalisation fitted = ImageNormalisation.fit(ImageSelection.all(images));

    // Red 0, 1, 0: mean 1/3, variance 1/3 − 1/9 = 2/9. Green: mean 30, variance 1400/3. Blue is
    // even: its deviation is one step of a byte.
    assertEquals(1 / 3.0, fitted.mean().get(0), 1e-12);
    assertEquals(Math.sqrt(2) / 3, fitted.deviation().get(0), 1e-12);
    assertEquals(30 / 255.0, fitted.mean().get(1), 1e-12);
    assertEquals(Math.sqrt(1400 / 3.0) / 255, fitted.deviation().get(1), 1e-12);
    assertEquals(1, fitted.mean().get(2), 1e-12);
    assertEquals(1 / 255.0, fitted.deviation().get(2), 1e-12);
  }

  @Test
  void fit_someOfTheImages_leavesOthersAlone() {
    LabelledImages images = images(even(0, 10, 20), even(255, 255, 255), even(2, 20, 40));

    ImageNormalisation fitted =
        ImageNormalisation.fit(new ImageSelection(images, new int[] {0, 2}));

    assertEquals(List.of(1 / 255.0, 15 / 255.0, 30 / 255.0), fitted.mean());
    assertEquals(List.of(1 / 255.0, 5 / 255.0, 10 / 255.0), fitted.deviation());
  }

  @Test
  void table_byte_isShiftedAndScaled() {
    float[][] table = MadeUpImages.NORMALISATION.table();

    assertEquals(-2, table[0][0], 1e-6);
    assertEquals(2, table[0][255], 1e-6);
    assertEquals((102 / 255.0 - 0.4) / 0.2, table[1][102], 1e-6);
    assertEquals(7, table[2][255], 1e-5);
  }

  @Test
  void fit_noImages_isRefused() {
    assertEquals(
        "normalisation: expected training images, found none",
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageNormalisation.fit(ImageSelection.all(LabelledImages.none())))
            .getMessage());
  }

  @Test
  void constructor_valuesThatCannotBe_areRefused() {
    List<Double> three = List.of(0.5, 0.5, 0.5);
    assertEquals(
        "normalisation: expected 3 means and deviations, found 3 and 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ImageNormalisation(three, List.of(1.0, 1.0)))
            .getMessage());
    for (double wrong : new double[] {0, -1, Double.NaN, 1.5}) {
      assertEquals(
          "normalisation: expected a mean from 0 to 1 and a deviation above 0 to 1 in channel 1, found"
              + " 0.5 and "
              + wrong,
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new ImageNormalisation(three, List.of(0.5, wrong, 0.5)))
              .getMessage());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImageNormalisation(List.of(0.5, 0.5, 255.0), three));
  }
}
