package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ResidentExamples;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;

/**
 * Training on examples that the device holds, under PyTorch's profiler. What reads a number of the
 * device, for which a GPU is waited for, shows on the CPU too. Copies from and to the host do not,
 * as there are none; {@code HostCopiesTest} looks for those in compiled code.
 */
class StepProfileTest extends TinyTraining {
  private static final int BATCH = 2;
  private static final int STEPS = 3;
  private static final int CLASSES = 2;

  /** Reads a number. */
  private static final Set<String> READS = Set.of("aten::item", "aten::_local_scalar_dense");

  /** Has a shape or makes a choice that the values decide, which PyTorch reads in its own ways. */
  private static final Set<String> DEPENDS =
      Set.of(
          "aten::nonzero",
          "aten::is_nonzero",
          "aten::equal",
          "aten::masked_select",
          "aten::_unique2",
          "aten::repeat_interleave");

  /** All that the engine did in a training of one epoch. */
  private List<JsonNode> epoch(
      NetworkSettings network, String method, IntFunction<Examples> examples) throws IOException {
    Shape input = new Shape(examples.apply(0).shape());
    Block block = NetworkName.create(network, input, CLASSES);
    NamedParameters.initialize(
        block, input, NetworkName.initialValues(network, 1), true, DataType.FLOAT32, manager);
    SoftLabelLoss loss =
        new SoftLabelLoss(LossName.parse(method).create(new LossOptions(CLASSES, Map.of())));
    TrainingSettings settings =
        new TrainingSettings(
            1, BATCH, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, false, 1);
    TrainingLoop loop = new TrainingLoop(torch, block, loss, settings);
    Path trace = folder.resolve("trace.json");
    JniUtils.startProfile(false, false, false);
    try {
      loop.run(
          examples.apply(BATCH * STEPS),
          examples.apply(0),
          history("profile"),
          checkpoint("profile"),
          null,
          TrainingListener.SILENT,
          ResidentExamples::batches);
    } finally {
      JniUtils.stopProfile(trace.toString());
    }
    return new ObjectMapper().readTree(trace.toFile()).findParents("dur");
  }

  private static String name(JsonNode event) {
    return event.path("name").asText();
  }

  private static List<JsonNode> named(List<JsonNode> events, Set<String> names) {
    return events.stream().filter(event -> names.contains(name(event))).toList();
  }

  private static boolean within(JsonNode event, JsonNode outer) {
    double since = event.path("ts").asDouble() - outer.path("ts").asDouble();
    return event.path("tid").equals(outer.path("tid"))
        && since >= 0
        && since <= outer.path("dur").asDouble();
  }

  /**
   * Nothing but the labels' range, which {@code one_hot} checks on the CPU only, by their least and
   * their greatest: that it is seen shows that others would be.
   */
  @ParameterizedTest
  @CsvSource({"nnet1, cross-entropy", "nnet1, lsr-os-tc", "resnet20, lsr"})
  void steps_onWhatTheDeviceHolds_readNoNumberOfIt(String network, String method)
      throws IOException {
    IntFunction<Examples> examples =
        network.equals("nnet1") ? ResidentExamples::songs : ResidentExamples::images;
    List<JsonNode> events = epoch(NetworkSettings.of(network), method, examples);
    List<JsonNode> oneHot = named(events, Set.of("aten::one_hot"));
    List<JsonNode> reads = named(events, READS);
    List<JsonNode> others =
        reads.stream().filter(read -> oneHot.stream().noneMatch(hot -> within(read, hot))).toList();

    assertEquals(List.of(), others);
    assertEquals(STEPS, oneHot.size());
    assertEquals(STEPS * 2 * READS.size(), reads.size());
    assertEquals(List.of(), named(events, DEPENDS));
  }
}
