package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.sordino.dataset.MadeUpImages.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageExamplesTest {
  private static final int IMAGES = 20;

  /** What a network should see, pixel by pixel. */
  private static float[] expected(int image, CropFlip cropFlip) {
    byte[] pixels = MadeUpImages.pixels(image);
    float[] expected = new float[3072];
    for (int i = 0; i < 3072; i++) {
      int x = i % 32;
      int y = i / 32 % 32 + cropFlip.top() - 4;
      x = (cropFlip.mirrored() ? 31 - x : x) + cropFlip.left() - 4;
      boolean inside = x >= 0 && x < 32 && y >= 0 && y < 32;
      int value = inside ? pixels[i / 1024 * 1024 + y * 32 + x] & 0xff : 0;
      double mean = MadeUpImages.NORMALISATION.mean().get(i / 1024);
      expected[i] =
          (float) ((value / 255.0 - mean) / MadeUpImages.NORMALISATION.deviation().get(i / 1024));
    }
    return expected;
  }

  @Test
  void read_plain_normalisesEachChannel() {
    Examples examples = MadeUpImages.examples(IMAGES);

    for (int image = 0; image < IMAGES; image++) {
      assertArrayEquals(expected(image, CropFlip.PLAIN), read(examples, image));
    }
    byte[] pixels = MadeUpImages.pixels(4);
    assertEquals(((pixels[0] & 0xff) / 255.0 - 0.5) / 0.25, read(examples, 4)[0], 1e-6);
    assertEquals(((pixels[3071] & 0xff) / 255.0 - 0.3) / 0.1, read(examples, 4)[3071], 1e-6);
  }

  @Test
  void examples_always_haveNamesLabelsAndShape() {
    Examples examples = MadeUpImages.examples(IMAGES);

    assertEquals(List.of("a", "b", "c"), examples.classes());
    assertArrayEquals(new long[] {3, 32, 32}, examples.shape());
    assertEquals(IMAGES, examples.size());
    assertEquals("image7", examples.item(7));
    assertEquals(1, examples.label(7));
    assertEquals(0, examples.clip(7));
  }

  @Test
  void read_inAnEpoch_isPlacedByEpochAndImage() {
    Examples training = MadeUpImages.examples(IMAGES).augmented(5);

    for (int epoch = 1; epoch <= 4; epoch++) {
      Examples seen = training.inEpoch(epoch);
      for (int image = 0; image < IMAGES; image++) {
        CropFlip cropFlip = CropFlip.random(5, epoch, image);
        assertArrayEquals(expected(image, cropFlip), read(seen, image), cropFlip + "");
      }
      assertEquals("image7", seen.item(7));
      assertEquals(1, seen.label(7));
    }
  }

  @Test
  void read_outsideOfAnEpoch_isNeverAugmented() {
    Examples plain = MadeUpImages.examples(IMAGES);
    Examples training = MadeUpImages.examples(IMAGES).augmented(5);
    training.inEpoch(1);

    for (int image = 0; image < IMAGES; image++) {
      assertArrayEquals(read(plain, image), read(training, image));
    }
    assertSame(plain, plain.inEpoch(3));
  }

  @Test
  void read_inAnEpoch_dependsOnNothingElse() {
    Examples seen = MadeUpImages.examples(IMAGES).augmented(5).inEpoch(2);
    float[][] inOrder =
        IntStream.range(0, IMAGES).mapToObj(image -> read(seen, image)).toArray(float[][]::new);

    Examples resumed = MadeUpImages.examples(IMAGES).augmented(5).inEpoch(1).inEpoch(2);
    IntStream.range(0, IMAGES)
        .parallel()
        .map(i -> IMAGES - 1 - i)
        .forEach(image -> assertArrayEquals(inOrder[image], read(resumed, image)));
  }

  @Test
  void read_someOfTheImages_keepTheirAugmentation() {
    LabelledImages all = MadeUpImages.images(IMAGES);
    Examples some =
        ImageExamples.plain(
                List.of("a", "b", "c"),
                new ImageSelection(all, new int[] {3, 17}),
                MadeUpImages.NORMALISATION)
            .augmented(5)
            .inEpoch(1);

    assertArrayEquals(expected(17, CropFlip.random(5, 1, 17)), read(some, 1));
    assertEquals("image17", some.item(1));
    assertEquals(2, some.label(1));
  }

  @Test
  void cropFlip_corners_areBlackAfterNormalisation() {
    // The crop at the top left corner: 4 rows and 4 columns of zeros, then the image. Of the draws
    // one in 162 is that.
    CropFlip wanted = new CropFlip(0, 0, false);
    int draw =
        IntStream.range(0, 10_000)
            .filter(i -> CropFlip.random(5, 1 + i / IMAGES, i % IMAGES).equals(wanted))
            .findFirst()
            .orElseThrow();
    int image = draw % IMAGES;

    Examples seen = MadeUpImages.examples(IMAGES).augmented(5).inEpoch(1 + draw / IMAGES);
    float[] corner = read(seen, image);

    assertEquals(-2, corner[0], 1e-6);
    assertEquals(-2, corner[3 * 32 + 31], 1e-6);
    assertEquals(-3, corner[2048 + 31 * 32 + 3], 1e-5);
    byte[] pixels = MadeUpImages.pixels(image);
    assertEquals(((pixels[0] & 0xff) / 255.0 - 0.5) / 0.25, corner[4 * 32 + 4], 1e-6);
  }

  @Test
  void cropFlip_random_coversAllOffsetsEvenly() {
    int[][] counts = new int[9][9];
    int mirrored = 0;
    int draws = 81_000;
    for (int image = 0; image < draws; image++) {
      CropFlip cropFlip = CropFlip.random(1, 1, image);
      counts[cropFlip.top()][cropFlip.left()]++;
      mirrored += cropFlip.mirrored() ? 1 : 0;
    }
    // 1,000 of each are expected; five standard deviations are 157, and 712 for the mirrored.
    for (int[] row : counts) {
      for (int count : row) {
        assertEquals(1000, count, 157, Arrays.deepToString(counts));
      }
    }
    assertEquals(draws / 2.0, mirrored, 712);
  }

  @Test
  void cropFlip_otherSeedOrEpoch_isAnother() {
    Set<List<CropFlip>> seen = new HashSet<>();
    for (long seed : new long[] {0, 1, 2, -1}) {
      for (int epoch = 1; epoch <= 50; epoch++) {
        int now = epoch;
        seen.add(
            IntStream.range(0, 20).mapToObj(image -> CropFlip.random(seed, now, image)).toList());
      }
    }

    assertEquals(200, seen.size());
  }

  /** Runs that are resumed with another version must see the same images. */
  @Test
  void cropFlip_random_neverChanges() {
    assertEquals(new CropFlip(3, 5, false), CropFlip.random(1, 1, 0));
    assertEquals(new CropFlip(8, 2, true), CropFlip.random(1, 2, 0));
    assertEquals(new CropFlip(3, 6, false), CropFlip.random(7, 200, 49_999));
  }
}
