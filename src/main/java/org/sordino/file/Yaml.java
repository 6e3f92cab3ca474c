package org.sordino.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The YAML of experiments: snake_case keys, unknown and repeated keys refused; one value may stand
 * for a list of one.
 */
public final class Yaml {
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
          .build();

  private Yaml() {}

  /**
   * Reads {@code text}.
   *
   * @param origin the file that the text came from, for the message
   * @throws IOException in one line, naming {@code origin} and the place, if the text is not the
   *     YAML of a {@code type}; for a misspelt key with the nearest valid one
   */
  public static <T> T parse(String text, Class<T> type, Path origin) throws IOException {
    return Json.parse(MAPPER, text, type, origin, 1);
  }

  /** {@code value} as YAML, without what is null or empty. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as YAML", e);
    }
  }

  /** Reads the file; see {@link #parse}. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return parse(Json.text(file), type, file);
  }
}
