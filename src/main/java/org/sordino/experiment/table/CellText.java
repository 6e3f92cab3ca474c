package org.sordino.experiment.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How tables write what was measured; nothing where nothing was. */
final class CellText {
  private static final String NONE = "–";
  private static final double SMALLEST_P = 0.001;

  private CellText() {}

  /** {@code 12.50 ± 1.25}; for one run without the deviation. */
  static String mean(@Nullable Sample sample, int decimals) {
    if (sample == null) {
      return NONE;
    }
    String mean = rounded(sample.mean(), decimals);
    return sample.deviation() == null ? mean : mean + " ± " + rounded(sample.deviation(), decimals);
  }

  /** {@code 312 ± 15}. */
  static String count(@Nullable Sample sample) {
    return sample == null ? "" : mean(sample, 0);
  }

  /** {@code 22.44}. */
  static String published(Measured measured) {
    return measured.published() == null ? "" : rounded(measured.published(), 2);
  }

  /** {@code +0.31} or {@code −0.31}, with the sign for minus; {@code 0.00} has none. */
  static String difference(Measured measured) {
    Double difference = measured.difference();
    if (difference == null) {
      return "";
    }
    BigDecimal rounded = BigDecimal.valueOf(difference).setScale(2, RoundingMode.HALF_UP);
    String sign = rounded.signum() == 0 ? "" : rounded.signum() > 0 ? "+" : "−";
    return sign + rounded.abs().toPlainString();
  }

  /** {@code 0.042}. */
  static String tTest(Measured measured) {
    return measured.tTest() == null ? "" : probability(measured.tTest().p());
  }

  /** {@code 0.070 (+7 −1)}: seven better, one worse than the baseline. */
  static String mcNemar(Measured measured) {
    McNemar test = measured.mcNemar();
    return test == null
        ? ""
        : "%s (+%s −%s)".formatted(probability(test.p()), test.better(), test.worse());
  }

  /** {@code 8}, or {@code 3 of 8}, or {@code 3 of 8, 1 failed}. */
  static String runs(ResultRow row) {
    String runs =
        row.finished() == row.planned()
            ? Integer.toString(row.planned())
            : row.finished() + " of " + row.planned();
    return row.failed() == 0 ? runs : runs + ", " + row.failed() + " failed";
  }

  /** {@code 0.042}, or {@code < 0.001}. */
  static String probability(double p) {
    return p < SMALLEST_P ? "< " + SMALLEST_P : rounded(p, 3);
  }

  private static String rounded(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
