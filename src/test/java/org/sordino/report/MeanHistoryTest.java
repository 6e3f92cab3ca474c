package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanHistoryTest {
  /** Epochs from 1 with a value of {@code kl} each. */
  private static TrainingHistory history(double... values) {
    List<ObjectNode> epochs = new ArrayList<>();
    for (double value : values) {
      epochs.add(
          JsonNodeFactory.instance.objectNode().put("epoch", epochs.size() + 1).put("kl", value));
    }
    return new TrainingHistory(epochs);
  }

  @Test
  void of_severalRuns_isTheirMeanAndSampleDeviation() {
    assertEquals(
        Optional.of(
            new Series("a", List.of(1.0, 2.0), List.of(2.0, 5.0), List.of(Math.sqrt(2), 0.0))),
        MeanHistory.of("a", List.of(history(1, 5), history(3, 5)), "kl", true));
  }

  @Test
  void of_oneRunOrWithoutDeviations_hasNone() {
    Series line = Series.of("a", List.of(1.0), List.of(3.0));
    assertEquals(Optional.of(line), MeanHistory.of("a", List.of(history(3)), "kl", true));
    assertEquals(
        Optional.of(line), MeanHistory.of("a", List.of(history(2), history(4)), "kl", false));
  }

  @Test
  void of_runsOfDifferentLength_coversWhatAllHave() {
    assertEquals(
        List.of(1.0),
        MeanHistory.of("a", List.of(history(1), history(3, 5)), "kl", true).orElseThrow().x());
  }

  @Test
  void of_whatARunDoesNotHave_isEmpty() {
    assertEquals(Optional.empty(), MeanHistory.of("a", List.of(history(1)), "loss", true));
    assertEquals(Optional.empty(), MeanHistory.of("a", List.of(history(1), history()), "kl", true));
  }

  @Test
  void of_manyEpochs_isThinnedToTheLast() {
    Series line = MeanHistory.of("a", List.of(history(new double[120])), "kl", true).orElseThrow();
    assertEquals(40, line.x().size());
    assertEquals(List.of(3.0, 6.0), line.x().subList(0, 2));
    assertEquals(120, line.x().get(39));
    assertEquals(
        50,
        MeanHistory.of("a", List.of(history(new double[50])), "kl", true).orElseThrow().x().size());
  }
}
