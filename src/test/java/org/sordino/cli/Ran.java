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
   * Asserts that it failed as every failure has to: with {@code expected}, nothing on standard
   * output, a few lines on standard error beside those of epochs, of which one names each of {@code
   * named}, and no stack trace.
   */
  Ran failed(int expected, Object... named) {
    ended(expected);
    assertEquals("", out);
    List<String> lines = err.lines().filter(line -> !line.startsWith("epoch ")).toList();
    assertTrue(lines.size() <= 3, err);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("sordino: ")), err);
    assertFalse(err.contains("\tat "), err);
    assertFalse(err.contains("Exception"), err);
    assertFalse(err.contains("internal error"), err);
    String reason = lines.stream().filter(line -> line.startsWith("sordino: ")).findFirst().get();
    for (Object name : named) {
      assertTrue(reason.contains(name.toString()), "expected " + name + " in: " + reason);
    }
    return this;
  }

  /** Standard output as the one JSON document that it has to be. */
  JsonNode json() throws JsonProcessingException {
    return MAPPER.readTree(out);
  }
}
