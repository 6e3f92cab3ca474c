package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.ItemKind;

class CalibrationTemperaturesTest {
  private final List<Prediction> rows = new ArrayList<>();

  /** A song of those clips. */
  private void song(int truth, float[]... clips) {
    String name = "song " + rows.size();
    for (int clip = 0; clip < clips.length; clip++) {
      rows.add(new Prediction(name, clip, truth, clips[clip]));
    }
  }

  private CalibrationTemperatures fitted(ItemKind itemKind, String... classes) {
    return CalibrationTemperatures.fit(new Predictions(itemKind, List.of(classes), rows));
  }

  /**
   * All songs vote 0.8, whatever their clips: odds of 4, where 8 of 9 are right, odds of 8. So
   * (4^(1/T)) = 8 and T = log 4 / log 8 = 2/3. The wrong one has more clips, which must not count.
   */
  @Test
  void fit_songs_isOfTheirVotesEachCountedOnce() {
    for (int right = 0; right < 8; right++) {
      song(0, new float[] {0.98f, 0.02f}, new float[] {0.62f, 0.38f});
    }
    float[] same = {0.8f, 0.2f};
    song(1, same, same, same, same, same);

    CalibrationTemperatures fitted = fitted(ItemKind.SONG, "a", "b");

    assertEquals(2 / 3.0, fitted.decision(), 1e-6);
    // The clips: 16 right ones, 8 at 0.98 and 8 at 0.62, and 5 wrong ones at 0.8. By Newton's
    // method on b = 1/T, where the slope of the likelihood is 0.
    double[] logits = {Math.log(0.98 / 0.02), Math.log(0.62 / 0.38), -Math.log(0.8 / 0.2)};
    int[] counts = {8, 8, 5};
    double b = 1;
    for (int step = 0; step < 30; step++) {
      double slope = 0;
      double bend = 0;
      for (int i = 0; i < 3; i++) {
        double wrong = 1 / (1 + Math.exp(b * logits[i]));
        slope += counts[i] * logits[i] * wrong;
        bend += counts[i] * logits[i] * logits[i] * wrong * (1 - wrong);
      }
      b += slope / bend;
    }
    assertEquals(1 / b, fitted.clip(), 1e-5);
  }

  /** The best of a grid, by the likelihood written out. */
  @Test
  void fit_songsOfThreeClasses_isTheBestOfAGrid() {
    float[][][] songs = {
      {{0.7f, 0.2f, 0.1f}, {0.5f, 0.1f, 0.4f}},
      {{0.1f, 0.8f, 0.1f}},
      {{0.3f, 0.3f, 0.4f}, {0.2f, 0.2f, 0.6f}, {0.6f, 0.3f, 0.1f}},
      {{0.25f, 0.5f, 0.25f}, {0.05f, 0.05f, 0.9f}},
      {{0.6f, 0.3f, 0.1f}},
      {{0.2f, 0.7f, 0.1f}, {0.4f, 0.5f, 0.1f}},
    };
    int[] truths = {0, 1, 2, 1, 1, 1};
    for (int i = 0; i < songs.length; i++) {
      song(truths[i], songs[i]);
    }
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double temperature = 0.3; temperature < 3; temperature += 0.001) {
      double loss = 0;
      for (int i = 0; i < songs.length; i++) {
        double sum = 0;
        double truth = 0;
        for (int c = 0; c < 3; c++) {
          double mean = 0;
          for (float[] clip : songs[i]) {
            mean += clip[c] / songs[i].length;
          }
          double power = Math.pow(mean, 1 / temperature);
          sum += power;
          truth = c == truths[i] ? power : truth;
        }
        loss -= Math.log(truth / sum);
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }

    assertEquals(best, fitted(ItemKind.SONG, "a", "b", "c").decision(), 0.001);
  }

  @Test
  void fit_songsThatAreAllRight_keepsDoubt() {
    song(0, new float[] {0.9f, 0.1f}, new float[] {0.7f, 0.3f});

    assertEquals(new CalibrationTemperatures(0.5, 0.5), fitted(ItemKind.SONG, "a", "b"));
  }

  /** 0.9 where 3 of 4 are right: T = log 9 / log 3 = 2. */
  @Test
  void fit_images_isOfEach() {
    for (int image = 0; image < 4; image++) {
      song(image == 3 ? 1 : 0, new float[] {0.9f, 0.1f});
    }

    CalibrationTemperatures fitted = fitted(ItemKind.IMAGE, "a", "b");

    assertEquals(2, fitted.decision(), 1e-6);
    assertNull(fitted.clip());
  }
}
