package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is not whole is refused by {@code classify} and {@code evaluate} alike. */
class ModelFolderTest {
  @TempDir Path temp;
  private Path model;
  private Path description;
  private Path weights;

  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectory(temp.resolve("model"));
    description = model.resolve("model.json");
    weights = model.resolve("weights.safetensors");
    Files.copy(Studio.model().resolve("model.json"), description);
    Files.copy(Studio.model().resolve("weights.safetensors"), weights);
  }

  private void refused(Object... named) {
    Ran.sordino("classify", "--model", model, "--json", Studio.song())
        .failed(ExitCode.FAILURE, named);
    Ran.sordino(
            "evaluate",
            "--model",
            model,
            "--data",
            Studio.songs(),
            "--cache",
            Studio.cache(),
            "--json")
        .failed(ExitCode.FAILURE, named);
  }

  private void edit(String expected, String replacement) throws IOException {
    String text = Files.readString(description);
    String edited = text.replaceFirst(expected, replacement);
    assertTrue(!edited.equals(text), expected);
    Files.writeString(description, edited);
  }

  @Test
  void copiedModel_isTaken() {
    Ran.sordino("classify", "--model", model, Studio.song()).ended(ExitCode.DONE);
  }

  @Test
  void missingFolder_isRefused() {
    Path missing = temp.resolve("missing");
    Ran.sordino("classify", "--model", missing, Studio.song()).failed(ExitCode.FAILURE, missing);
  }

  @Test
  void missingDescription_isRefused() throws IOException {
    Files.delete(description);
    refused(model, "model.json");
  }

  @Test
  void missingWeights_areRefused() throws IOException {
    Files.delete(weights);
    refused(weights, "no such file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 100, 5_000, 100_000})
  void cutWeights_areRefused(int length) throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    assertTrue(length < whole.length);
    Files.write(weights, Arrays.copyOf(whole, length));
    refused(weights);
  }

  @Test
  void cutWeights_areRefusedBeforeSongsAreTransformed() throws IOException {
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 5_000));
    Path cache = temp.resolve("cache");
    Ran.sordino("evaluate", "--model", model, "--data", Studio.songs(), "--cache", cache)
        .failed(ExitCode.FAILURE, weights);
    Ran.sordino(
            Studio.train(temp.resolve("run"), "--cache", cache, "--loss", "kd", "--teacher", model))
        .failed(ExitCode.FAILURE, weights);
    assertFalse(Files.exists(cache));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--csv", "--json"})
  void cutWeights_areRefusedBeforeAnythingIsPrinted(String form) throws IOException {
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 5_000));

    Ran.sordino("classify", "--model", model, form, Studio.song())
        .failed(ExitCode.FAILURE, weights);
  }

  @Test
  void longerWeights_areRefused() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length + 4));
    refused(weights, whole.length + " bytes", whole.length + 4);
  }

  @Test
  void foreignWeights_areRefused() throws IOException {
    Files.writeString(weights, "PK\3\4 this is a PyTorch file, or a text, or a picture");
    refused(weights, "safetensors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{\"conv1.weight\": null}",
        "{\"conv1.weight\": {\"dtype\": \"F32\"}}",
        "{\"conv1.weight\": {\"dtype\": \"F16\", \"shape\": [1], \"data_offsets\": [0, 2]}}",
        "{\"conv1.weight\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}",
        "{\"conv1.weight\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [-4, 0]}}",
        "{\"conv1.weight\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}}",
        "{}"
      })
  void weightsWithAnotherHeader_areRefused(String header) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    Files.write(weights, header.equals("{}") ? Arrays.copyOf(file.array(), 10) : file.array());
    refused(weights);
  }

  @Test
  void weightsOfAnotherNetwork_areRefused() throws IOException {
    edit("\"name\" : \"nnet1\"", "\"name\" : \"nnet2\"");
    refused(weights, "expected the tensor");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void weightThatIsNoNumber_isRefused(float value) throws IOException {
    // as of another program, without a checksum
    String text = Files.readString(weights, StandardCharsets.ISO_8859_1);
    Files.writeString(weights, text.replace("crc32c", "others"), StandardCharsets.ISO_8859_1);
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 8, value);
    Files.write(weights, bytes);
    refused(weights, "finite", value);
  }

  @Test
  void weightThatIsAnotherNumber_isRefusedByTheChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 7] ^= 1;
    Files.write(weights, bytes);
    refused(weights, "damaged: expected the checksum");
  }

  @Test
  void newerFormat_isRefused() throws IOException {
    edit("\"format\" : 1", "\"format\" : 2");
    refused(description, "format 1", "found 2", "newer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "not JSON",
        "{}",
        "{\"format\": 1}",
        "{\"format\": 1, \"architectures\": [\"Wav2Vec2\"]}"
      })
  void foreignDescription_isRefused(String text) throws IOException {
    Files.writeString(description, text);
    refused(description);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\" : \"nnet1\"        | \"name\" : \"nnet9\"   | nnet9",
        "\"window\" : \"hann\"       | \"window\" : \"flat\"  | window",
        "\"clip_frames\" : \\d+      | \"clip_frames\" : 0    | clip_frames",
        "\"clip_frames\" : \\d+      | \"clip_frames\" : 65000 | expected 1 to 8176",
        "\"frame\" : \\d+            | \"frame\" : 2048       | bins",
        "\"scale\" : \"log\"         | \"scale\" : \"loud\"   | loud",
        "\"mean\" : \\[              | \"mean\" : [ 1.0,      | features",
        "\"limit\" : [0-9.]+         | \"limit\" : -1         | limit",
        "\"calibration_temperature\" : [0-9.]+ | \"calibration_temperature\" : 0 |"
            + " calibration_temperature",
        "\"limit\"                   | \"limits\"             | limit",
        "\"split\" : \\{             | \"split\" : null, \"was\" : { | model.json",
      })
  void descriptionWithAWrongValue_isRefused(String value, String replacement, String named)
      throws IOException {
    edit(value, replacement);
    refused(description, named);
  }

  @Test
  void cutDescription_isRefused() throws IOException {
    String text = Files.readString(description);
    Files.writeString(description, text.substring(0, text.length() / 2));
    refused(description);
    assertEquals(2, Studio.snapshot(model).size());
  }
}
