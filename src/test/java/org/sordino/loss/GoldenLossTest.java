package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.Golden;

/** Values and gradients that PyTorch's autograd gave in float64. */
class GoldenLossTest extends EngineTest {
  @Test
  void parts_everyGoldenCase_valueAndGradientAgree() {
    int cases = 0;
    for (JsonNode group : Golden.json("losses.json").get("groups")) {
      for (JsonNode golden : group.get("cases")) {
        check(group, golden);
        cases++;
      }
    }
    assertEquals(42, cases);
  }

  private void check(JsonNode group, JsonNode golden) {
    SoftLabelLoss loss = new SoftLabelLoss(method(group.get("classes").asInt(), golden));
    long rows = group.get("samples").asLong();
    NDArray logits =
        manager
            .create(Golden.matrix(group.get("logits")))
            .reshape(new Shape(rows, group.get("classes").asLong()));
    logits.setRequiresGradient(true);
    List<Long> labels = new ArrayList<>();
    group.get("labels").forEach(label -> labels.add(label.asLong()));
    NDArray truth = manager.create(labels.stream().mapToLong(Long::longValue).toArray());
    double value;
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      SoftLabelLoss.Parts parts = loss.parts(logits, truth, teachers(group, golden));
      collector.backward(parts.total());
      value = parts.total().getDouble();
    }
    String name = golden.get("method") + " " + golden.get("parameters");
    assertEquals(golden.get("loss").asDouble(), value, 1e-11, name);
    double[] gradient = logits.getGradient().toDoubleArray();
    assertArrayEquals(Golden.matrix(golden.get("gradient")), gradient, 1e-11, name);
  }

  private List<NDArray> teachers(JsonNode group, JsonNode golden) {
    JsonNode parameters = golden.get("parameters");
    List<NDArray> teachers = new ArrayList<>();
    if (parameters.has("teacher")) {
      teachers.add(matrix(group.get(parameters.get("teacher").asText())));
    }
    parameters.path("otherPeersLogits").forEach(peer -> teachers.add(matrix(peer)));
    return teachers;
  }

  private NDArray matrix(JsonNode rows) {
    return manager.create(Golden.matrix(rows)).reshape(new Shape(rows.size(), rows.get(0).size()));
  }

  /** The golden file's names of settings, and ours; the others are no settings. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "alpha", "alpha",
          "temperature", "temperature",
          "studentTemperature", "temperature",
          "teacherTemperature", "teacher-temperature",
          "gamma", "gamma",
          "factor", "factor",
          "multiplier", "multiplier",
          "reduction", "reduction",
          "hardWeight", "hard-weight",
          "peers", "peers");

  private static SoftLabelMethod method(int classes, JsonNode golden) {
    String name = golden.get("method").asText();
    Map<String, String> given = new HashMap<>();
    golden
        .get("parameters")
        .properties()
        .forEach(
            e -> {
              String option = OPTIONS.get(e.getKey());
              boolean fixed =
                  name.matches("kd-soft-only|kd-mixture") && e.getKey().equals("temperature");
              if (option != null && !fixed) {
                given.put(option, e.getValue().asText().replace("^", ""));
              }
            });
    return LossName.parse(name).create(new LossOptions(classes, given));
  }
}
