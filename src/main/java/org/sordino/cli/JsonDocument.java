package org.sordino.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.sordino.file.Json;

/**
 * One JSON array, printed at the end, so that a failure leaves no half of it. Until then its text
 * is kept compressed, because it grows with every file.
 */
final class JsonDocument implements AnswerPrinter {
  private final Console console;
  private final ByteArrayOutputStream kept;
  private final OutputStream text;
  private String separator = "[ ";

  JsonDocument(Console console) {
    this(console, new ByteArrayOutputStream());
  }

  /** Keeps the compressed text in {@code kept}. */
  JsonDocument(Console console, ByteArrayOutputStream kept) {
    this.console = console;
    this.kept = kept;
    text = new DeflaterOutputStream(kept);
  }

  @Override
  public void print(Answer answer) {
    keep(separator + Json.page(answer).strip());
    separator = ", ";
  }

  @Override
  public void end() {
    keep(separator.equals("[ ") ? "[ ]" : " ]");
    try {
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no such failures
    }
    console.data(new InflaterInputStream(new ByteArrayInputStream(kept.toByteArray())));
  }

  private void keep(String part) {
    try {
      text.write(part.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
