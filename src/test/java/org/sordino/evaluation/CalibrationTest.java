package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void of_rows_fallIntoTheirBins() {
    Predictions predictions =
        new Rows()
            .add(1, 0, 0.75f, 0.25f)
            .add(1, 1, 0.75f, 0.25f)
            .add(1, 1, 0, 1)
            .add(1, 1, 0.5f, 0.5f)
            .of("a", "b");

    Calibration calibration = Calibration.of(predictions);

    for (int b = 0; b < 15; b++) {
      Calibration.Bin expected =
          switch (b) {
            case 7 -> new Calibration.Bin(1, 0.5, 0);
            case 11 -> new Calibration.Bin(2, 0.75, 0.5);
            case 14 -> new Calibration.Bin(1, 1, 1);
            default -> new Calibration.Bin(0, 0, 0);
          };
      assertEquals(expected, calibration.bins().get(b), "bin " + b);
    }
    // (1·0.5 + 2·0.25 + 1·0) / 4
    assertEquals(0.25, calibration.expectedError());
  }

  @Test
  void of_confidenceOnAnEdge_belongsToTheBinThatEndsThere() {
    Predictions predictions =
        new Rows()
            .add(1, 0, 0.6f, 0.4f)
            .add(1, 0, Math.nextUp(0.6f), 0.4f)
            .add(1, 0, 0.8f, 0.2f)
            .of("a", "b");

    List<Integer> counts =
        Calibration.of(predictions).bins().stream().map(Calibration.Bin::count).toList();

    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0), counts);
  }

  @Test
  void expectedError_overAndUnderconfidenceInOneBin_cancel() {
    Predictions predictions =
        new Rows().add(3, 0, 0.75f, 0.25f).add(1, 1, 0.75f, 0.25f).of("a", "b");

    assertEquals(0, Calibration.of(predictions).expectedError());
  }

  @Test
  void new_otherNumberOfBins_isRefused() {
    assertEquals(
        "expected 15 calibration bins, found 0",
        assertThrows(IllegalArgumentException.class, () -> new Calibration(List.of()))
            .getMessage());
  }

  @Test
  void plus_isTheCalibrationOfAllPredictions() {
    Predictions one =
        new Rows().add(3, 0, 0.75f, 0.25f).add(1, 1, 0.75f, 0.25f).add(1, 0, 1, 0).of("a", "b");
    Predictions other =
        new Rows()
            .add(1, 0, 0.75f, 0.25f)
            .add(1, 1, 0.75f, 0.25f)
            .add(2, 1, 0.5f, 0.5f)
            .of("a", "b");
    Predictions both =
        new Rows()
            .add(4, 0, 0.75f, 0.25f)
            .add(1, 0, 1, 0)
            .add(2, 1, 0.75f, 0.25f)
            .add(2, 1, 0.5f, 0.5f)
            .of("a", "b");

    assertEquals(Calibration.of(both), Calibration.of(one).plus(Calibration.of(other)));
  }
}
