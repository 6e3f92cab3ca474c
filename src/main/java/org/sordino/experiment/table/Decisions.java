package org.sordino.experiment.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sordino.evaluation.ItemPredictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.PlannedRun;

/** Which songs or images each run was right about; the predictions of a run are read once. */
final class Decisions {
  private final ExperimentFolder folder;
  private final Map<PlannedRun, Map<String, Boolean>> right = new HashMap<>();

  Decisions(ExperimentFolder folder) {
    this.folder = folder;
  }

  /**
   * Compares the decisions of each pair; the songs or images of different pairs are different ones.
   *
   * @throws IOException in one line, if predictions cannot be read or the runs of a pair are not
   *     about the same songs or images
   */
  McNemar compare(List<RunPair> pairs) throws IOException {
    int worse = 0;
    int better = 0;
    for (RunPair pair : pairs) {
      Map<String, Boolean> own = right(pair.own());
      Map<String, Boolean> baseline = right(pair.baseline());
      if (!own.keySet().equals(baseline.keySet())) {
        throw new IOException(
            "%s: expected the songs or images of %s, found others"
                .formatted(file(pair.own()), file(pair.baseline())));
      }
      for (Map.Entry<String, Boolean> decision : own.entrySet()) {
        boolean before = Boolean.TRUE.equals(baseline.get(decision.getKey()));
        worse += before && !decision.getValue() ? 1 : 0;
        better += !before && decision.getValue() ? 1 : 0;
      }
    }
    return new McNemar(worse, better);
  }

  private Map<String, Boolean> right(PlannedRun run) throws IOException {
    Map<String, Boolean> known = right.get(run);
    if (known == null) {
      // By the vote that the song errors of metrics.json are by.
      known =
          PredictionsFile.read(file(run)).items().stream()
              .collect(
                  Collectors.toMap(
                      ItemPredictions::item,
                      item -> item.decide(Vote.MEAN).winner() == item.truth()));
      right.put(run, known);
    }
    return known;
  }

  private Path file(PlannedRun run) {
    return folder.run(run).predictions();
  }
}
