package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.file.Json;
import org.sordino.network.NamedParameters;

class ModelFolderTest extends EngineTest {
  @TempDir private Path folder;

  private String refusal(ModelFolder files) {
    String message = assertThrows(IOException.class, files::describe).getMessage();
    assertTrue(message.startsWith(folder.toString()), message);
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void load_modelWritten_hasTheSameProbabilities() throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);
    NDArray inputs = manager.arange(2 * 513 * 129f).sin().reshape(new Shape(2, 513, 129));

    Block loaded = files.load(files.describe(), manager);

    assertArrayEquals(
        Inference.softmax(Inference.logits(TinyModel.block(manager), inputs, manager)),
        Inference.softmax(Inference.logits(loaded, inputs, manager)));
  }

  @Test
  void describe_modelWritten_isTheSame() throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);

    ModelDescription found = files.describe();

    ModelDescription expected = TinyModel.description(TinyModel.plain(), 1.5);
    assertEquals(Json.tree(expected), Json.tree(found));
    SpectrogramFeatures features = assertInstanceOf(SpectrogramFeatures.class, found.features());
    assertEquals(TinyModel.GTZAN, features.settings());
    assertArrayEquals(TinyModel.plain().mean(), features.standardisation().mean());
    assertEquals(expected.trained(), found.trained());
  }

  @Test
  void load_moreMembersThanTheWeightsHold_isRefusedBeforeTheyAreBuilt() throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);
    Path file = folder.resolve("model.json");
    ObjectNode json = Json.read(file, ObjectNode.class);
    json.withObject("/network").put("members", 64);
    Files.writeString(file, json.toString());
    ModelDescription description = files.describe();
    int each = NamedParameters.of(TinyModel.block(manager)).size();

    IOException refusal = assertThrows(IOException.class, () -> files.load(description, manager));

    assertEquals(
        "%s: expected at least %d tensors, found %d".formatted(files.weights(), 64 * each, each),
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"2, '2, of a newer Sordino'", "0, another", "-1, another"})
  void describe_formatOfAnother_isRefused(int format, String found) throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);
    Path file = folder.resolve("model.json");
    ObjectNode json = Json.read(file, ObjectNode.class);
    Files.writeString(file, json.put("format", format).put("of_the_future", 1).toString());

    assertTrue(refusal(files).endsWith("expected a model of format 1, found " + found));
  }

  @ParameterizedTest
  @CsvSource({"network", "classes", "features", "trained", "calibration_temperature"})
  void describe_keyMissing_isRefused(String key) throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);
    Path file = folder.resolve("model.json");
    ObjectNode json = Json.read(file, ObjectNode.class);
    json.remove(key);
    Files.writeString(file, json.toString());

    refusal(files);
  }

  @ParameterizedTest
  @CsvSource({"name", "head"})
  void describe_keyOfTheNetworkMissing_isNamed(String key) throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1.5, manager);
    Path file = folder.resolve("model.json");
    ObjectNode json = Json.read(file, ObjectNode.class);
    json.withObject("/network").remove(key);
    Files.writeString(file, json.toString());

    String refusal = refusal(files);
    assertTrue(
        refusal.endsWith("network: expected the key %s, found none".formatted(key)), refusal);
  }

  /** As models had none at first. */
  @Test
  void describe_withoutATemperatureOfClips_takesTheOther() throws IOException {
    ModelFolder files = new ModelFolder(folder);
    files.write(TinyModel.description(TinyModel.plain(), 1.5, 3.0), TinyModel.block(manager));
    assertEquals(3, files.describe().clipTemperature());

    Path file = folder.resolve("model.json");
    ObjectNode json = Json.read(file, ObjectNode.class);
    json.remove("clip_calibration_temperature");
    Files.writeString(file, json.toString());
    assertEquals(1.5, files.describe().clipTemperature());

    Files.writeString(file, json.put("clip_calibration_temperature", 0).toString());
    assertTrue(
        refusal(files).endsWith("clip_calibration_temperature: expected above 0, found 0.0"));
  }

  @Test
  void describe_emptyFolder_saysThatItIsNoModel() {
    assertTrue(refusal(new ModelFolder(folder)).contains("expected a model folder, found no"));
  }

  /** Its weights cannot be written, where a folder stands. */
  @Test
  void write_stoppedHalfway_isNoModel() throws IOException {
    ModelFolder files = new ModelFolder(folder);
    Files.createDirectories(files.weights());
    ModelDescription description = TinyModel.description(TinyModel.plain(), 1.5);
    Block block = TinyModel.block(manager);

    assertThrows(IOException.class, () -> files.write(description, block));

    assertFalse(Files.exists(folder.resolve("model.json")));
    refusal(files);
  }

  @Test
  void copyTo_stoppedHalfway_isNoModel() throws IOException {
    ModelFolder files = TinyModel.write(folder.resolve("whole"), TinyModel.plain(), 1.5, manager);
    ModelFolder copy = new ModelFolder(folder.resolve("copy"));
    Files.createDirectories(copy.weights());

    assertThrows(IOException.class, () -> files.copyTo(copy));

    assertFalse(Files.exists(copy.folder().resolve("model.json")));
    refusal(copy);
  }
}
