package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.Golden;

class SafeTensorsTest {
  @TempDir private Path folder;

  /** A header of any length, then values. */
  private static byte[] bytes(String header, float... values) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static String header(String dtype, String shape, String offsets) {
    return "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(dtype, shape, offsets);
  }

  @Test
  void write_moreThanCanBeReadAgain_isRefused() {
    SafeTensors.Tensor tensor =
        new SafeTensors.Tensor(new long[] {2_000_000}, new float[2_000_000]);
    Map<String, SafeTensors.Tensor> many = new LinkedHashMap<>();
    for (int i = 0; i < 257; i++) {
      many.put("t" + i, tensor);
    }
    Path file = folder.resolve("large.safetensors");

    String message =
        assertThrows(IOException.class, () -> new SafeTensors(Map.of(), many).write(file))
            .getMessage();

    assertEquals(
        file + ": expected at most 2047483639 bytes of weights, found 2056000000", message);
    assertFalse(Files.exists(file));
  }

  private String refusal(byte[] content) throws IOException {
    Path file = folder.resolve("bad.safetensors");
    Files.write(file, content);
    String message = assertThrows(IOException.class, () -> SafeTensors.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void write_twoTensors_isTheFormatByteForByte() throws IOException {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b.weight", new SafeTensors.Tensor(new long[] {2, 1}, new float[] {1, -2}));
    tensors.put("a", new SafeTensors.Tensor(new long[] {1}, new float[] {0.5f}));
    Path file = folder.resolve("two.safetensors");

    new SafeTensors(Map.of("format", "pt"), tensors).write(file);

    String header =
        "{\"__metadata__\":{\"format\":\"pt\",\"crc32c\":\"7b9c69ce\"},"
            + "\"b.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    assertArrayEquals(bytes(header, 1, -2, 0.5f), Files.readAllBytes(file));
  }

  @Test
  void read_oneBitTurnedOver_isFoundByTheChecksum() throws IOException {
    Path file = folder.resolve("turned.safetensors");
    SafeTensors.Tensor tensor = new SafeTensors.Tensor(new long[] {2}, new float[] {1, 2});
    new SafeTensors(Map.of(), Map.of("x", tensor)).write(file);
    byte[] content = Files.readAllBytes(file);
    content[content.length - 5] ^= 1; // the highest byte of the first number

    assertTrue(refusal(content).contains(": damaged: expected the checksum '"));
  }

  @Test
  void read_aNameWithCodesThatCommandATerminal_isRefusedWithoutThem() throws IOException {
    String head = header("F16", "[1]", "[0,4]").replace("\"a\"", "\"\\u001b[2J\"");

    assertTrue(refusal(bytes(head, 1)).endsWith(": ?[2J: expected type F32, found F16"));
  }

  @Test
  void read_anotherEpoch_isFoundByTheChecksum() throws IOException {
    Path file = folder.resolve("epoch.safetensors");
    SafeTensors.Tensor tensor = new SafeTensors.Tensor(new long[] {1}, new float[] {1});
    new SafeTensors(Map.of("epoch", "3"), Map.of("x", tensor)).write(file);
    byte[] content = Files.readAllBytes(file);
    int epoch = new String(content, StandardCharsets.ISO_8859_1).indexOf("\"3\"") + 1;
    content[epoch] = '7';

    assertTrue(refusal(content).contains(": damaged: expected the checksum '"));
  }

  @Test
  void write_headersOfAnyLength_leaveTheValuesAligned() throws IOException {
    for (int length = 1; length <= 8; length++) {
      Path file = folder.resolve("aligned.safetensors");
      SafeTensors.Tensor tensor = new SafeTensors.Tensor(new long[] {1}, new float[] {7});
      new SafeTensors(Map.of(), Map.of("x".repeat(length), tensor)).write(file);

      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

      assertEquals(0, bytes.getLong(0) % 8);
      assertEquals(8 + bytes.getLong(0) + 4, bytes.capacity());
      assertEquals(7, bytes.getFloat(bytes.capacity() - 4));
    }
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", new SafeTensors.Tensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
    tensors.put("a", new SafeTensors.Tensor(new long[] {2}, new float[] {Float.MIN_VALUE, -0f}));
    tensors.put("scalar", new SafeTensors.Tensor(new long[] {}, new float[] {9}));
    tensors.put("none", new SafeTensors.Tensor(new long[] {0, 3}, new float[] {}));
    Path file = folder.resolve("some.safetensors");
    new SafeTensors(Map.of("epoch", "3"), tensors).write(file);

    SafeTensors found = SafeTensors.read(file);

    assertEquals(Map.of("epoch", "3"), found.metadata());
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(found.tensors().keySet()));
    tensors.forEach(
        (name, tensor) -> {
          assertArrayEquals(tensor.shape(), found.tensors().get(name).shape());
          assertArrayEquals(tensor.values(), found.tensors().get(name).values());
        });
  }

  /** Written by the reference implementation from a formula. */
  @Test
  void read_fileOfOtherCode_hasTheFormulasValues() throws IOException {
    Map<String, SafeTensors.Tensor> tensors =
        SafeTensors.read(Golden.path("training/nnet1.safetensors")).tensors();

    JsonNode expected = Golden.json("training/nnet1.json").get("tensors");
    assertEquals(8, tensors.size());
    for (int k = 0; k < 8; k++) {
      SafeTensors.Tensor tensor = tensors.get(expected.get(k).get("name").asText());
      double bound = expected.get(k).get("bound").asDouble();
      float[] values = new float[tensor.values().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Golden.formula(k, i, bound);
      }
      assertArrayEquals(values, tensor.values());
      double[] shape = Arrays.stream(tensor.shape()).asDoubleStream().toArray();
      assertArrayEquals(Golden.vector(expected.get(k).get("shape")), shape);
    }
  }

  @Test
  void read_tensorsOutOfOrderInTheHeader_areTakenFromTheirPlaces() throws IOException {
    Path file = folder.resolve("order.safetensors");
    Files.write(
        file,
        bytes(
            "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            1,
            2));

    Map<String, SafeTensors.Tensor> tensors = SafeTensors.read(file).tensors();

    assertEquals(2, tensors.get("b").values()[0]);
    assertEquals(1, tensors.get("a").values()[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "F16; [2]; [0,4]; F32, found F16",
        "I32; [1]; [0,4]; F32, found I32",
        "F32; [1]; [0,8]; expected 1 values, found 2",
        "F32; [1]; [8,12]; outside",
        "F32; [1]; [-4,0]; outside",
        "F32; [1]; [4,0]; outside",
        "F32; [1]; [0,3]; outside",
        "F32; [1]; [0]; outside",
        "F32; [1]; [0,9223372036854775804]; outside",
        "F32; [1]; null; shape and offsets",
        "F32; null; [0,4]; shape and offsets",
        "F32; [-1,-2]; [0,8]; expected",
        "F32; [4294967296,4294967296]; [0,8]; overflow",
        "F32; [1]; [0,4]; expected",
        "F32; [1]; [4,8]; expected a tensor at 0",
        "F32; x; [0,8]; Unrecognized",
      })
  void read_tensorThatDoesNotFit_isRefused(
      String dtype, String shape, String offsets, String expected) throws IOException {
    String message = refusal(bytes(header(dtype, shape, offsets), 1, 2));

    assertTrue(message.contains(expected), message);
  }

  @Test
  void read_tensorsThatOverlap_areRefused() throws IOException {
    String message =
        refusal(
            bytes(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                    + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                1,
                2,
                3));

    assertTrue(message.endsWith("expected a tensor at 8, found one at [4, 12]"), message);
  }

  @Test
  void read_valuesThatNoTensorClaims_areRefused() throws IOException {
    assertTrue(refusal(bytes(header("F32", "[1]", "[0,4]"), 1, 2)).contains("found"));
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    byte[] whole = bytes(header("F32", "[2]", "[0,8]"), 1, 2);
    for (int length = 0; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void read_otherFiles_areRefused() throws IOException {
    refusal(new byte[0]);
    refusal("PK\u0003\u0004 a zip file, longer than 8".getBytes(StandardCharsets.US_ASCII));
    refusal(bytes("[1, 2]  "));
    refusal(bytes("null    "));
    refusal(bytes("{\"a\":null}"));
    refusal(bytes("{\"a\":3}"));
    refusal(bytes("not JSON"));
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "1", "9", "100000001", "9223372036854775807", "-9223372036854775808"})
  void read_headerLengthThatCannotBe_isRefused(long length) throws IOException {
    byte[] content = bytes("{}      ");
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);

    assertTrue(refusal(content).contains("expected a safetensors file"));
  }

  @Test
  void read_fileOfThreeGigabytes_isRefusedUnread() throws IOException {
    Path file = folder.resolve("sparse.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    String message = assertThrows(IOException.class, () -> SafeTensors.read(file)).getMessage();

    assertTrue(message.contains("expected at most 2147483639 bytes, found 3221225472"), message);
  }

  @Test
  void read_noFile_namesIt() {
    Path file = folder.resolve("none.safetensors");

    assertEquals(
        file + ": no such file",
        assertThrows(IOException.class, () -> SafeTensors.read(file)).getMessage());
  }

  @Test
  void tensor_valuesThatDoNotFillTheShape_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SafeTensors.Tensor(new long[] {2, 2}, new float[3]));
  }
}
