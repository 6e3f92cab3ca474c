package org.sordino.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sordino.file.ControlCodes;
import org.sordino.file.CsvReader;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;

/**
 * The safetensors format, as far as Sordino needs it: float32 tensors. Eight bytes of header
 * length, the header as JSON (name → type, shape, place), then the values, little-endian. A
 * checksum stands among the metadata, where other programs pass over it; their files have none.
 *
 * @param metadata free strings, without the checksum
 * @param tensors the tensors by name, in the order of the file
 */
public record SafeTensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
  private static final String TYPE = "F32";
  private static final String METADATA = "__metadata__";

  /**
   * Our own key among the metadata: in hexadecimal the CRC-32C of the header as it is without this
   * key and without spaces, and of all values.
   */
  private static final String CHECKSUM = "crc32c";

  private static final int LARGEST_HEADER = 100_000_000;

  /** What one array can hold. */
  private static final long LARGEST_FILE = Integer.MAX_VALUE - 8;

  /** Keeps its own maps, in order. */
  public SafeTensors {
    metadata = new LinkedHashMap<>(metadata);
    tensors = new LinkedHashMap<>(tensors);
  }

  /**
   * A tensor.
   *
   * @param shape its sizes
   * @param values its values, row-major
   */
  public record Tensor(long[] shape, float[] values) {
    /** Refuses a shape that no tensor has, and values that do not fill it. */
    public Tensor {
      long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      if (size != values.length || Arrays.stream(shape).anyMatch(length -> length < 0)) {
        throw new IllegalArgumentException(
            "a tensor of %s: expected %d values, found %d"
                .formatted(Arrays.toString(shape), size, values.length));
      }
    }
  }

  /** What the header says of a tensor. */
  private record Entry(String dtype, long[] shape, @JsonProperty("data_offsets") long[] offsets) {}

  /** Writes the file whole or not at all. */
  public void write(Path file) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put(METADATA, metadata);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long end = offset + 4L * tensor.getValue().values().length;
      header.put(
          tensor.getKey(), new Entry(TYPE, tensor.getValue().shape(), new long[] {offset, end}));
      offset = end;
    }
    if (offset > LARGEST_FILE - LARGEST_HEADER) { // it could not be read again
      throw new IOException(
          "%s: expected at most %d bytes of weights, found %d"
              .formatted(file, LARGEST_FILE - LARGEST_HEADER, offset));
    }
    byte[] json = Json.line(checked(header)).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8; // the format asks for values that are aligned
    byte[] head = Arrays.copyOf(json, padded);
    Arrays.fill(head, json.length, padded, (byte) ' ');
    WholeFile.write(
        file,
        out -> {
          out.write(
              ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, padded).array());
          out.write(head);
          for (Tensor tensor : tensors.values()) {
            out.write(bytes(tensor.values()));
          }
        });
  }

  /** The header with the checksum of the file. */
  private Map<String, Object> checked(Map<String, Object> header) {
    CRC32C checksum = new CRC32C();
    checksum.update(Json.line(header).getBytes(StandardCharsets.UTF_8));
    tensors.values().forEach(tensor -> checksum.update(bytes(tensor.values())));
    Map<String, String> strings = new LinkedHashMap<>(metadata);
    strings.put(CHECKSUM, hex(checksum));
    Map<String, Object> checked = new LinkedHashMap<>(Map.of(METADATA, strings));
    header.forEach(checked::putIfAbsent);
    return checked;
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static String hex(CRC32C checksum) {
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line naming the file if it is missing, cut, of another format, 2 GiB
   *     or larger, holds other types than float32, or is not what its checksum was made of
   */
  public static SafeTensors read(Path file) throws IOException {
    byte[] bytes = bytes(file);
    ByteBuffer content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long header = bytes.length < 8 ? -1 : content.getLong();
    if (header < 2 || header > Math.min(bytes.length - 8, LARGEST_HEADER)) {
      throw new IOException(file + ": expected a safetensors file, found another or a cut one");
    }
    String json = new String(bytes, 8, (int) header, StandardCharsets.UTF_8);
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long data = 8 + header;
    Map<String, Entry> entries = new LinkedHashMap<>();
    ObjectNode head = Json.parse(json, ObjectNode.class, file);
    for (Map.Entry<String, JsonNode> entry : head.properties()) {
      String name = entry.getKey();
      if (name.equals(METADATA)) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        entries.put(name, entry(file, name, entry.getValue(), bytes.length - data));
      }
    }
    long expected = data + end(file, entries.values());
    if (expected != bytes.length) {
      throw new IOException(
          "%s: expected %d bytes, found %d".formatted(file, expected, bytes.length));
    }
    check(
        file,
        head,
        metadata.remove(CHECKSUM),
        content.slice((int) data, (int) (bytes.length - data)));
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), content, data));
    }
    return new SafeTensors(metadata, tensors);
  }

  private static void check(
      Path file, ObjectNode head, @Nullable String expected, ByteBuffer values) throws IOException {
    if (expected == null) {
      return; // of another program
    }
    ObjectNode others = (ObjectNode) head.path(METADATA);
    others.remove(CHECKSUM);
    if (others.isEmpty()) {
      head.remove(METADATA);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(Json.line(head).getBytes(StandardCharsets.UTF_8));
    checksum.update(values);
    if (!expected.equals(hex(checksum))) {
      throw new IOException(
          "%s: damaged: expected the checksum %s, found %s"
              .formatted(file, CsvReader.shown(expected), hex(checksum)));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      long size = Files.size(file);
      if (size > LARGEST_FILE) {
        throw new IOException(
            "%s: expected at most %d bytes, found %d".formatted(file, LARGEST_FILE, size));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
  }

  /** What the file says of itself may be anything, also codes that command a terminal. */
  private static IOException wrong(Path file, String tensor, String problem) {
    return new IOException(file + ": " + ControlCodes.shown(tensor + problem));
  }

  private static Entry entry(Path file, String name, JsonNode json, long space) throws IOException {
    String dtype = json.path("dtype").asText("none");
    if (!TYPE.equals(dtype)) {
      throw wrong(file, name, ": expected type F32, found " + dtype);
    }
    Entry entry = Json.parse(json.toString(), Entry.class, file);
    long[] offsets = entry.offsets();
    if (entry.shape() == null || offsets == null) {
      throw wrong(file, name, ": expected a shape and offsets");
    }
    if (offsets.length != 2
        || offsets[0] < 0
        || offsets[1] < offsets[0]
        || offsets[1] > space
        || (offsets[1] - offsets[0]) % 4 != 0) {
      throw wrong(file, name, " lies at " + Arrays.toString(offsets) + ", outside of the file");
    }
    return entry;
  }

  /** Where the last tensor ends; the format wants each to begin where another one ended. */
  private static long end(Path file, Collection<Entry> entries) throws IOException {
    List<long[]> places =
        entries.stream()
            .map(Entry::offsets)
            .sorted(Comparator.comparingLong((long[] place) -> place[0]).thenComparing(p -> p[1]))
            .toList();
    long end = 0;
    for (long[] place : places) {
      if (place[0] != end) {
        throw new IOException(
            "%s: expected a tensor at %d, found one at %s"
                .formatted(file, end, Arrays.toString(place)));
      }
      end = place[1];
    }
    return end;
  }

  private static Tensor tensor(Path file, String name, Entry entry, ByteBuffer content, long data)
      throws IOException {
    long[] offsets = entry.offsets();
    float[] values = new float[(int) ((offsets[1] - offsets[0]) / 4)];
    content
        .slice((int) (data + offsets[0]), 4 * values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    try {
      return new Tensor(entry.shape(), values);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong(file, name, ": " + e.getMessage());
    }
  }
}
