package org.sordino.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of every file that Sordino reads or writes: snake_case keys, unknown keys refused. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /** {@code value} on one line. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  /** {@code value} over several lines, for files that people read, with a final line feed. */
  public static String page(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  /** {@code value} as a tree of JSON, for what is put together from several values. */
  public static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads {@code text}.
   *
   * @param origin the file that the text came from, for the message
   * @throws IOException in one line, naming {@code origin} and the place, if the text is not the
   *     JSON of a {@code type}
   */
  public static <T> T parse(String text, Class<T> type, Path origin) throws IOException {
    return parse(MAPPER, text, type, origin, 1);
  }

  /**
   * As {@link #parse(String, Class, Path)}, with the settings of {@code mapper}, of text that
   * begins at line {@code first}.
   */
  static <T> T parse(ObjectMapper mapper, String text, Class<T> type, Path origin, int first)
      throws IOException {
    try {
      T value = mapper.readValue(text, type);
      if (value == null) {
        throw new IOException(origin + ": expected an object, found nothing");
      }
      return value;
    } catch (JsonProcessingException e) {
      // Jackson finds unknown keys of a record when it has read all of it: the line is another.
      boolean placed = e.getLocation() != null && !(e instanceof UnrecognizedPropertyException);
      String where = placed ? " at line " + (first - 1 + e.getLocation().getLineNr()) : "";
      throw new IOException(origin + where + ": " + reason(e), e);
    }
  }

  /**
   * Refuses a key that a record cannot be without.
   *
   * @throws IllegalArgumentException naming {@code key} if there is no {@code value}
   */
  public static void require(@Nullable Object value, String key) {
    if (value == null) {
      throw new IllegalArgumentException("expected the key " + key + ", found none");
    }
  }

  /** Jackson's reason without its class names and advice, behind the key that it is about. */
  private static String reason(JsonProcessingException problem) {
    Throwable cause = problem.getCause();
    String text =
        cause instanceof IllegalArgumentException
            ? String.valueOf(cause.getMessage())
            : problem instanceof UnrecognizedPropertyException unknown
                ? unknown(unknown)
                : problem.getOriginalMessage();
    String reason =
        text.lines()
            .findFirst()
            .orElse("not JSON")
            .replaceAll(" \\((set|class|for|start marker|token) .*", "")
            .replaceAll("value of type `[^`]*ObjectNode`", "a JSON object")
            .replaceAll("`(?:\\w+[.$])+(\\w+)`", "$1");
    String key =
        problem instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."))
            : "";
    // text and keys of the file may hold codes that command a terminal
    return ControlCodes.shown(key.isEmpty() ? reason : key + ": " + reason);
  }

  private static String unknown(UnrecognizedPropertyException problem) {
    List<String> known =
        problem.getKnownPropertyIds() == null
            ? List.of()
            : problem.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    return "unknown key, " + Nearest.advice(problem.getPropertyName(), known);
  }

  /** Reads the file; see {@link #parse(String, Class, Path)}. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return parse(text(file), type, file);
  }

  /**
   * Reads a file of one value per line. Text after the last line feed is left out: a line that is
   * being written.
   *
   * @throws IOException in one line, naming {@code file} and the line, if that is not the JSON of a
   *     {@code type}
   */
  public static <T> List<T> lines(Path file, Class<T> type) throws IOException {
    String text = text(file);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      values.add(parse(MAPPER, lines.get(i), type, file, i + 1));
    }
    return values;
  }

  /**
   * The file as text.
   *
   * @throws IOException in one line, naming {@code file}, if it is missing or no UTF-8
   */
  public static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected UTF-8 text, found other bytes", e);
    }
  }
}
