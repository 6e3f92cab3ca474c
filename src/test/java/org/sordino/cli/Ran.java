package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A command that ran in this process: its exit code and what it printed. */
record Ran(int code, String out, String err) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Runs {@code sordino} with {@code arguments}, each as {@link Object#toString} says. */
  static Ran sordino(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Sordino.run(args, new Console(new PrintStream(out), new PrintStream(err), false));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Asserts that it ended with {@code expected}. */
  Ran ended(int expected) {
    assertEquals(expected, code, err);
    return this;
  }

  /**
   * The same without the lines on standard error that begin with {@code beginning}, of which there
   * has to be one at least: progress or warnings that come before a failure.
   */
  Ran after(String beginning) {
    List<String> others = err.lines().filter(line -> !line.startsWith(beginning)).toList();
    assertTrue(others.size() < err.lines().count(), "expected " + beginning + " in: " + err);
    return new Ran(code, out, String.join("\n", others));
  }

  /**
   * Asserts that it failed as every failure has to: with {@code expected}, nothing on standard
   * output, and one line on standard error, which is no stack trace and names each of {@code
   * named}.
   */
  Ran failed(int expected, Object... named) {
    ended(expected);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("sordino: "), err);
    assertFalse(err.contains("Exception"), err);
    assertFalse(err.contains("internal error"), err);
    for (Object name : named) {
      assertTrue(err.contains(name.toString()), "expected " + name + " in: " + err);
    }
    return this;
  }

  /** Standard output as the one JSON document that it has to be. */
  JsonNode json() throws JsonProcessingException {
    return MAPPER.readTree(out);
  }
}
