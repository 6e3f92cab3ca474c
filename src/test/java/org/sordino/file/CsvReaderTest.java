package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  @Test
  void line_fieldsThatNeedQuotes_areQuoted() {
    assertEquals(
        "a b,\"c,d\",\"say \"\"é\"\"\",\"two\nlines\",\"cr\r\",\n",
        Csv.line(List.of("a b", "c,d", "say \"é\"", "two\nlines", "cr\r", "")));
  }

  @Test
  void next_linesOfTheDialect_givesTheirFields() throws IOException {
    assertEquals(
        List.of(List.of("a b", "c,d", "say \"é\""), List.of("two\r\nlines", ""), List.of("")),
        records("a b,\"c,d\",\"say \"\"é\"\"\"\r\n\"two\r\nlines\",\n\n"));
  }

  /** Excel begins a file with one. */
  @Test
  void next_byteOrderMark_isNoTextAtTheBeginningOnly() throws IOException {
    assertEquals(
        List.of(List.of("song", "clip"), List.of("\uFEFFa", "0")),
        records("\uFEFFsong,clip\n\uFEFFa,0\n"));
    assertEquals(List.of(List.of("a,b")), records("\uFEFF\"a,b\"\n"));
    assertEquals(List.of(), records("\uFEFF"));
  }

  @Test
  void next_emptyFile_givesNoRecord() throws IOException {
    assertEquals(List.of(), records(""));
  }

  @Test
  void error_afterAFieldOfTwoLines_namesTheLineWhereTheRecordBegins() throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), "\"a\nb\"\n\"c\nd\"\n");
    try (CsvReader csv = new CsvReader(file)) {
      csv.next();
      csv.next();
      assertEquals(file + ": line 3: expected x y", csv.error("expected x\ny").getMessage());
      assertNull(csv.next());
    }
  }

  @Test
  void next_brokenText_saysWhereAndWhatWasExpected() {
    assertMessage(
        "line 2: expected a line end, found the end of the file (was it cut?)", "a,b\nc,d");
    assertMessage("line 1: expected a line end, found the end of the file (was it cut?)", "a,");
    assertMessage("line 1: expected a closing quote, found the end of the file", "\"a\n");
    assertMessage("line 1: expected a comma or a line end, found 'x'", "\"a\"x\n");
    assertMessage("line 1: expected a comma or a line end, found 'b'", "a\rb\n");
    assertMessage(
        "line 1: expected a field with a quote in it to be quoted, found 'a\"'", "a\"b\n");
  }

  @Test
  void next_bytesThatAreNotUtf8_saysSo() throws IOException {
    Path file = folder.resolve("f.csv");
    Files.write(file, "a\né\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + ": line 1 or later: expected UTF-8 text, found other bytes",
        assertThrows(IOException.class, () -> records(file)).getMessage());
  }

  @Test
  void new_missingFileOrFolder_namesIt() {
    Path missing = folder.resolve("none.csv");
    assertEquals(
        missing + ": no such file",
        assertThrows(IOException.class, () -> records(missing)).getMessage());
    IOException e = assertThrows(IOException.class, () -> records(folder));
    assertTrue(String.valueOf(e.getMessage()).startsWith(folder + ": cannot be read ("));
  }

  private void assertMessage(String expected, String text) {
    IOException e = assertThrows(IOException.class, () -> records(text));
    assertEquals(folder.resolve("f.csv") + ": " + expected, e.getMessage());
  }

  private List<List<String>> records(String text) throws IOException {
    return records(Files.writeString(folder.resolve("f.csv"), text));
  }

  private static List<List<String>> records(Path file) throws IOException {
    try (CsvReader csv = new CsvReader(file)) {
      List<List<String>> records = new ArrayList<>();
      for (List<String> fields = csv.next(); fields != null; fields = csv.next()) {
        records.add(fields);
      }
      return records;
    }
  }
}
