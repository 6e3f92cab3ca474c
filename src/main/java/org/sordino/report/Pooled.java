package org.sordino.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Calibration;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.experiment.RunFolder;

/**
 * What several runs decided, together.
 *
 * @param classes their names
 * @param decided the confusion of songs or of images
 * @param calibration of clips or of images
 * @param itemKind what was decided about
 * @param parts the confusion of what votes; null where nothing does or predictions were taken away
 */
record Pooled(
    List<String> classes,
    Confusion decided,
    Calibration calibration,
    ItemKind itemKind,
    @Nullable Confusion parts) {
  /** Copies the list. */
  Pooled {
    classes = List.copyOf(classes);
  }

  /**
   * Of runs on the same classes.
   *
   * @param runs at least one, each with its figures
   * @param itemKind what they decided about
   * @throws IOException in one line that names the file, if predictions are damaged or a run has
   *     other classes than the first
   */
  static Pooled of(Map<RunFolder, Figures> runs, ItemKind itemKind) throws IOException {
    Pooled sum = null;
    for (Map.Entry<RunFolder, Figures> entry : runs.entrySet()) {
      Figures figures = entry.getValue();
      Pooled one =
          new Pooled(
              figures.classes(),
              figures.confusion(),
              new Calibration(figures.eceBins()),
              itemKind,
              itemKind.votes() ? parts(entry.getKey().predictions(), figures.classes()) : null);
      if (sum != null && !sum.classes.equals(one.classes)) {
        throw new IOException(
            "%s: expected the classes %s as in other runs, found %s"
                .formatted(entry.getKey().metrics(), sum.classes, one.classes));
      }
      sum = sum == null ? one : sum.plus(one);
    }
    if (sum == null) {
      throw new IllegalArgumentException("expected a run, found none");
    }
    return sum;
  }

  private Pooled plus(Pooled other) {
    return new Pooled(
        classes,
        decided.plus(other.decided),
        calibration.plus(other.calibration),
        itemKind,
        parts == null || other.parts == null ? null : parts.plus(other.parts));
  }

  private static @Nullable Confusion parts(Path file, List<String> classes) throws IOException {
    Predictions predictions = RunFiles.predictions(file, classes);
    return predictions == null ? null : Confusion.ofRows(predictions);
  }

  /** The confusions under the names of what they are of. */
  List<ClassErrors.Counted> counted() {
    List<ClassErrors.Counted> counted = new ArrayList<>();
    counted.add(new ClassErrors.Counted(itemKind.plural(), decided));
    if (parts != null) {
      counted.add(new ClassErrors.Counted(itemKind.examples(), parts));
    }
    return counted;
  }
}
