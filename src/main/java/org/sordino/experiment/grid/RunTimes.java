package org.sordino.experiment.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sordino.training.Epoch;
import org.sordino.training.History;

/** How long runs take, learnt from those that are finished. */
final class RunTimes {
  private final Map<String, List<Double>> seconds = new HashMap<>();

  /** Notes a finished run by the times of its epochs. */
  void add(ExperimentFolder folder, PlannedRun run) throws IOException {
    double sum = 0;
    // A run may hold the runs of its teachers. Another process may still be tidying up.
    try (Stream<Path> files = Files.walk(folder.run(run).folder())) {
      for (Path file : files.filter(file -> file.endsWith("history.jsonl")).toList()) {
        sum += new History(file).read().stream().mapToDouble(Epoch::seconds).sum();
      }
    } catch (UncheckedIOException e) {
      return; // one run less to learn from
    }
    seconds
        .computeIfAbsent(kind(run), kind -> new ArrayList<>())
        .add(sum / run.variant().networks());
  }

  /** The time for {@code runs}, as far as runs of their networks are finished. */
  TimeLeft of(List<PlannedRun> runs) {
    TimeLeft left = new TimeLeft(0, runs);
    for (Map.Entry<String, List<Double>> known : seconds.entrySet()) {
      double mean =
          known.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      left = left.knowing(known.getKey(), mean);
    }
    return left;
  }

  /** Networks of a kind take about the same time. */
  static String kind(PlannedRun run) {
    return run.network().label() + (run.tuning() ? ", tuning" : "");
  }
}
