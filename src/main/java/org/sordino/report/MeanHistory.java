package org.sordino.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sordino.experiment.table.Sample;

/** What several trainings come to, epoch by epoch. */
final class MeanHistory {
  /** A line of this width has no room for more; the last epoch is always among them. */
  static final int MOST_POINTS = 50;

  private MeanHistory() {}

  /**
   * The means of {@code key} over {@code histories}, at the epochs that all of them have.
   *
   * @param histories at least one
   * @param deviations whether the line has standard deviations
   * @return empty if there is no such epoch
   */
  static Optional<Series> of(
      String label, List<TrainingHistory> histories, String key, boolean deviations) {
    List<Series> runs =
        histories.stream().flatMap(history -> history.series(label, key).stream()).toList();
    if (runs.size() < histories.size()) {
      return Optional.empty();
    }
    List<Double> common = new ArrayList<>(runs.get(0).x());
    runs.forEach(run -> common.retainAll(run.x()));
    List<Double> epochs = thinned(common);
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    List<Samples.Point> points = new ArrayList<>();
    for (double epoch : epochs) {
      List<Double> values = runs.stream().map(run -> run.y().get(run.x().indexOf(epoch))).toList();
      points.add(new Samples.Point(epoch, Objects.requireNonNull(Sample.of(values))));
    }
    return Optional.of(
        deviations
            ? Samples.series(label, points)
            : Series.of(label, epochs, points.stream().map(p -> p.sample().mean()).toList()));
  }

  /** Every n-th counted from the last, so that at most {@link #MOST_POINTS} are left. */
  private static List<Double> thinned(List<Double> epochs) {
    int step = (epochs.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Double> left = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      if ((epochs.size() - 1 - i) % step == 0) {
        left.add(epochs.get(i));
      }
    }
    return left;
  }
}
