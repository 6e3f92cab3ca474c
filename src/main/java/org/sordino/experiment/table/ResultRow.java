package org.sordino.experiment.table;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.Row;
import org.sordino.training.Epoch;

/**
 * A row of a table: a network trained by a method.
 *
 * @param row of the plan
 * @param settings of the method's loss, in the order of the experiment
 * @param baseline whether it is the row that others of its network are compared with
 * @param finished the number of finished runs
 * @param failed the number of runs that failed
 * @param measures what the finished runs came to, by each measure of the table
 * @param regularizationSamples of the last epoch, see {@link Epoch#regularizationSamples}; null if
 *     no network teaches or no run is finished
 * @param knownToTeachers the most of the tested songs or images that a run's teacher had learnt
 *     from
 */
public record ResultRow(
    Row row,
    List<Setting> settings,
    boolean baseline,
    int finished,
    int failed,
    Map<Measure, Measured> measures,
    @Nullable Sample regularizationSamples,
    long knownToTeachers) {
  /** Copies. */
  public ResultRow {
    settings = List.copyOf(settings);
    measures = Collections.unmodifiableMap(new EnumMap<>(measures));
  }

  /** What tables call the network. */
  public String network() {
    return row.network().label();
  }

  /** What tables call the method. */
  public String method() {
    return row.variant().label();
  }

  /** The settings as people say them, an asterisk behind unconfirmed ones. */
  public String settingsInWords() {
    return settings.stream().map(Setting::inWords).collect(Collectors.joining(", "));
  }

  /** The number of planned runs. */
  public int planned() {
    return row.runs().size();
  }

  /**
   * The lowest mean of {@code measure} first, of rows whose runs are all finished; then the others,
   * whose folds may be easier ones, and rows without any last.
   */
  public static Comparator<ResultRow> lowest(Measure measure) {
    Comparator<ResultRow> wholeFirst = Comparator.comparing(row -> row.finished() < row.planned());
    return wholeFirst.thenComparingDouble(
        row -> {
          Sample sample = row.by(measure).sample();
          return sample == null ? Double.POSITIVE_INFINITY : sample.mean();
        });
  }

  /** What the runs came to by a measure of the table. */
  public Measured by(Measure measure) {
    return Objects.requireNonNull(measures.get(measure), measure.key());
  }
}
