package org.sordino.experiment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.Row;

/**
 * What it costs a network that the settings of its loss were tuned on another one.
 *
 * @param network what was trained
 * @param loss its loss
 * @param other the network that the settings were tuned on
 * @param measure what was measured, less of which is better
 * @param own over the runs by the network's own settings
 * @param foreign over the runs by the other's
 * @param tTest of the runs in pairs of the same fold and seed; null where there can be none
 */
public record SettingsTransfer(
    String network,
    String loss,
    String other,
    Measure measure,
    Sample own,
    Sample foreign,
    @Nullable PairedTTest tTest) {

  /** {@code nnet1 with lsr-os-tc: clip error (%) 7.50 by the settings tuned on nnet2, …}. */
  String inWords() {
    return "%s with %s: %s %s by the settings tuned on %s, %s by its own%s."
        .formatted(
            network,
            loss,
            measure.label(),
            CellText.mean(foreign, measure.decimals()),
            other,
            CellText.mean(own, measure.decimals()),
            tTest == null ? "" : "; p (t-test) " + CellText.probability(tTest.p()));
  }

  /** All of an experiment, where the runs of both rows are finished. */
  static List<SettingsTransfer> of(ExperimentResults results, Measure measure) {
    List<SettingsTransfer> transfers = new ArrayList<>();
    for (Row own : results.plan().rows()) {
      for (Row foreign : results.plan().rows()) {
        if (isOfOneSearch(own, foreign) && isComplete(results, own, foreign)) {
          transfers.add(of(results, own, foreign, measure));
        }
      }
    }
    return transfers;
  }

  /** Whether the rows differ in nothing but the network that tuned their settings. */
  private static boolean isOfOneSearch(Row own, Row foreign) {
    NetworkChoice tunedOn = foreign.variant().method().tunedOn();
    return own.network().equals(foreign.network())
        && own.network().equals(own.variant().method().tunedOn())
        && tunedOn != null
        && !own.network().equals(tunedOn)
        && own.variant().loss().equals(foreign.variant().loss())
        && own.variant().method().settings().equals(foreign.variant().method().settings())
        && Objects.equals(own.variant().method().teacher(), foreign.variant().method().teacher())
        && own.hasFoldsAndSeedsOf(foreign);
  }

  private static boolean isComplete(ExperimentResults results, Row own, Row foreign) {
    return results.finished(own).size() == own.runs().size()
        && results.finished(foreign).size() == foreign.runs().size();
  }

  private static SettingsTransfer of(
      ExperimentResults results, Row own, Row foreign, Measure measure) {
    List<RunPair> pairs = RunPair.of(results, foreign, own);
    List<Double> ownValues = measure.of(results, pairs.stream().map(RunPair::baseline).toList());
    List<Double> foreignValues = measure.of(results, pairs.stream().map(RunPair::own).toList());
    return new SettingsTransfer(
        own.network().label(),
        own.variant().loss(),
        Objects.requireNonNull(foreign.variant().method().tunedOn()).label(),
        measure,
        Objects.requireNonNull(Sample.of(ownValues)),
        Objects.requireNonNull(Sample.of(foreignValues)),
        PairedTTest.of(results, pairs, measure));
  }
}
