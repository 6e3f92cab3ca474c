package org.sordino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** Numbers that other code produced, in {@code src/test/resources/golden}. */
public final class Golden {
  private Golden() {}

  public static Path path(String name) {
    return Path.of(System.getProperty("project.basedir", "."), "src/test/resources/golden", name);
  }

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(path(name).toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static double[] vector(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** The rows of a matrix one after the other. */
  public static double[] matrix(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false)
        .flatMapToDouble(row -> Arrays.stream(vector(row)))
        .toArray();
  }

  /** Element i of tensor k of the formula in {@code golden/training}: uniform in ±bound. */
  public static float formula(int k, int i, double bound) {
    long z = (i + 1L) * 0x9E3779B97F4A7C15L + (k + 1L) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    double u = (z >>> 11) * 0x1p-53;
    return (float) ((2 * u - 1) * bound);
  }
}
