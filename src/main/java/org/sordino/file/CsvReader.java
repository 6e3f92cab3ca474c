package org.sordino.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a UTF-8 file in the dialect of {@link Csv} one by one; lines may also end
 * with carriage return and line feed, and a byte order mark may begin the file. The last line must
 * end too: one that does not was cut.
 */
public final class CsvReader implements Closeable {
  private static final int END = -1;
  private static final int LONGEST_SHOWN = 60;

  /** Excel puts it before the text of a file that it saves as "CSV UTF-8". */
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Path file;
  private final BufferedReader in;
  private boolean begun;
  private long line = 1;
  private long recordLine = 1;

  /**
   * Opens {@code file}.
   *
   * @throws IOException in one line that names the file, if it is not there or cannot be read
   */
  public CsvReader(Path file) throws IOException {
    this.file = file;
    try {
      this.in = Files.newBufferedReader(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read (" + FileProblem.words(e) + ")", e);
    }
  }

  /**
   * The next record, or null after the last one.
   *
   * @throws IOException in one line that names the file, the line and what was expected, if the
   *     file is no such CSV or ends inside a record
   */
  public @Nullable List<String> next() throws IOException {
    recordLine = line;
    int c = read();
    if (c == END) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    while (true) {
      if (c == '"' && field.isEmpty()) {
        c = quoted(field);
      } else {
        c = plain(c, field);
      }
      fields.add(field.toString());
      field.setLength(0);
      if (c != ',') {
        endLine(c);
        return fields;
      }
      c = read();
    }
  }

  /** An error in the record read last: the file, the line where it begins, {@code message}. */
  public IOException error(String message) {
    return new IOException(file + ": line " + recordLine + ": " + flat(message));
  }

  /** {@code field} as an error message shows it: quoted, on one line, shortened. */
  public static String shown(String field) {
    boolean fits = field.length() <= LONGEST_SHOWN;
    return "'" + flat(fits ? field : field.substring(0, LONGEST_SHOWN) + "…") + "'";
  }

  private static String flat(String text) {
    return text.replaceAll("\\p{Cc}", " ");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads a field without quotes that begins with {@code c}; returns the character behind it. */
  private int plain(int c, StringBuilder field) throws IOException {
    while (c != ',' && c != '\n' && c != '\r' && c != END) {
      if (c == '"') {
        throw error(
            "expected a field with a quote in it to be quoted, found " + shown(field + "\""));
      }
      field.append((char) c);
      c = read();
    }
    return c;
  }

  /** Reads a field behind its opening quote; returns the character behind the closing one. */
  private int quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = read();
      if (c == END) {
        throw error("expected a closing quote, found the end of the file");
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      }
      field.append((char) c);
    }
  }

  private void endLine(int c) throws IOException {
    int last = c == '\r' ? read() : c;
    if (last == END) {
      throw error("expected a line end, found the end of the file (was it cut?)");
    }
    if (last != '\n') {
      throw error("expected a comma or a line end, found " + shown(Character.toString(last)));
    }
  }

  private int read() throws IOException {
    try {
      int c = in.read();
      if (!begun && c == BYTE_ORDER_MARK) {
        c = in.read();
      }
      begun = true;
      if (c == '\n') {
        line++;
      }
      return c;
    } catch (CharacterCodingException e) {
      // Text is decoded some thousand bytes ahead, so the exact line is not known.
      throw new IOException(
          file + ": line " + line + " or later: expected UTF-8 text, found other bytes", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read (" + FileProblem.words(e) + ")", e);
    }
  }
}
