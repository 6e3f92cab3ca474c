package org.sordino.experiment.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.RunConfig;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.Method;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.grid.Published;
import org.sordino.experiment.grid.Row;
import org.sordino.experiment.grid.Variant;
import org.sordino.file.Json;
import org.sordino.loss.LossName;
import org.sordino.training.Epoch;

/** Makes rows of a table out of runs. */
final class RowReader {
  private final ExperimentResults results;
  private final List<Measure> measures;
  private final Decisions decisions;
  private final Published published;

  RowReader(ExperimentResults results, List<Measure> measures) {
    this.results = results;
    this.measures = measures;
    this.decisions = new Decisions(results.folder());
    this.published = results.plan().experiment().publishedErrors();
  }

  /** The row of {@code row}'s runs, compared with the other rows of its network. */
  ResultRow read(Row row) throws IOException {
    Row baseline = results.plan().baseline(row);
    List<RunPair> pairs =
        baseline == null || baseline.equals(row) ? List.of() : RunPair.of(results, row, baseline);
    List<RunPair> compared = RunPair.firstOfEachFold(pairs);
    boolean known =
        !compared.isEmpty()
            && compared.stream().allMatch(pair -> pair.hasPredictions(results.folder()));
    McNemar mcNemar = known ? decisions.compare(compared) : null;
    Map<Measure, Measured> measured = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      measured.put(
          measure,
          new Measured(
              sample(row, measure),
              published(row, measure),
              isBest(row, measure),
              improves(row, baseline, measure),
              PairedTTest.of(results, pairs, measure),
              measure.isOfSubjects() ? mcNemar : null));
    }
    return new ResultRow(
        row,
        settings(row.variant()),
        row.equals(baseline),
        results.finished(row).size(),
        (int) row.runs().stream().filter(results.failures()::containsKey).count(),
        measured,
        regularizationSamples(row),
        knownToTeachers(row));
  }

  /** By what the runs noted as they began; small copies of results may leave that out. */
  private long knownToTeachers(Row row) throws IOException {
    if (row.variant().method().teacher() == null) {
      return 0;
    }
    long most = 0;
    for (PlannedRun run : results.finished(row)) {
      Path config = results.folder().run(run).config();
      if (Files.exists(config)) {
        most = Math.max(most, RunConfig.knownToTeacher(Json.read(config, ObjectNode.class)));
      }
    }
    return most;
  }

  /** How many training examples were such samples in the last epoch, where a network teaches. */
  private @Nullable Sample regularizationSamples(Row row) throws IOException {
    List<Double> counts = new ArrayList<>();
    for (PlannedRun run : results.finished(row)) {
      results
          .folder()
          .run(run)
          .history()
          .last()
          .map(Epoch::regularizationSamples)
          .ifPresent(count -> counts.add(count.doubleValue()));
    }
    return Sample.of(counts);
  }

  /** Those of the file, then the defaults of the others. */
  private List<Setting> settings(Variant variant) {
    Variant settled = results.settled(variant).orElse(variant);
    Method method = variant.method();
    Map<String, Setting> all = new LinkedHashMap<>();
    for (String key : method.settings().keySet()) {
      String option = key.replace('_', '-');
      all.put(option, new Setting(option, settled.settings().get(option), origin(method, key)));
    }
    LossName.parse(variant.loss())
        .defaults()
        .forEach(
            (option, value) ->
                all.putIfAbsent(option, new Setting(option, value, Setting.Origin.DEFAULT)));
    return List.copyOf(all.values());
  }

  private static Setting.Origin origin(Method method, String key) {
    if (method.isSearched(key)) {
      return Setting.Origin.SEARCHED;
    }
    return method.unconfirmed().contains(key) ? Setting.Origin.UNCONFIRMED : Setting.Origin.FILE;
  }

  /** A published error is of one set of settings: not of each of several values. */
  private @Nullable Double published(Row row, Measure measure) {
    Variant variant = row.variant();
    if (!variant.varied().isEmpty() || !row.network().hasNoOptions()) {
      return null;
    }
    String method = Objects.requireNonNullElse(variant.method().publishedAs(), variant.name());
    OptionalDouble error = published.error(row.network().name(), method, measure.key());
    return error.isPresent() ? error.getAsDouble() : null;
  }

  private boolean isBest(Row row, Measure measure) {
    Sample own = measure.isRanked() ? complete(row, measure) : null;
    return own != null
        && results.plan().rows().stream()
            .filter(other -> other.network().equals(row.network()) && row.hasFoldsAndSeedsOf(other))
            .map(other -> complete(other, measure))
            .noneMatch(other -> other != null && other.isBelow(own));
  }

  private @Nullable Boolean improves(Row row, @Nullable Row baseline, Measure measure) {
    if (!measure.isRanked()
        || baseline == null
        || baseline.equals(row)
        || !row.hasFoldsAndSeedsOf(baseline)) {
      return null;
    }
    Sample own = complete(row, measure);
    Sample before = complete(baseline, measure);
    if (own == null || before == null) {
      return null;
    }
    return own.isBelow(before);
  }

  /** Of a row whose runs are all finished, null of others: these are of easier or harder folds. */
  private @Nullable Sample complete(Row row, Measure measure) {
    return results.finished(row).size() == row.runs().size() ? sample(row, measure) : null;
  }

  private @Nullable Sample sample(Row row, Measure measure) {
    return Sample.of(measure.of(results, results.finished(row)));
  }
}
