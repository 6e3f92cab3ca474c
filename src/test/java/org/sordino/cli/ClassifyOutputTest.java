package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sordino.cli.Studio.classify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code classify} prints its answers. */
class ClassifyOutputTest {
  @TempDir Path temp;

  @Test
  void classify_withTop_printsThatManyGenres() {
    String line = classify(Studio.song(), "--top", 2).ended(ExitCode.DONE).out();
    String genre = "\\w+ \\d+ %";
    assertTrue(line.matches("\\Q" + Studio.song() + "\\E: " + genre + ", " + genre + "\\R"), line);
  }

  @Test
  void classify_withTimeline_printsAClipPerLine() {
    List<String> lines =
        classify(Studio.song(), "--timeline").ended(ExitCode.DONE).out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).matches("  00:00\\.0  \\w+ +\\d+ %"), lines.get(1));
    assertTrue(lines.get(2).matches("  00:01\\.4  \\w+ +\\d+ %"), lines.get(2));
  }

  @Test
  void classify_belowTheLeastConfidence_isUnknown() throws IOException {
    JsonNode answer = classify(Studio.song(), "--min-confidence", 1, "--json").json().get(0);
    assertEquals("unknown", answer.path("genre").asText());
  }

  @Test
  void classify_asCsv_printsALinePerFile() throws IOException {
    Path odd = temp.resolve("a, \"b\".wav");
    Files.copy(Studio.song(), odd);
    Path missing = temp.resolve("missing.wav");
    List<String> lines =
        classify("--csv", odd, missing).ended(ExitCode.SOME_FAILED).out().lines().toList();
    assertEquals(
        "file,seconds,genre,confidence," + String.join(",", Studio.GENRES) + ",error",
        lines.get(0));
    assertTrue(
        lines.get(1).startsWith("\"" + temp.resolve("a, \"\"b\"\".wav") + "\",4.0,"), lines.get(1));
    assertTrue(lines.get(2).startsWith(missing + ",,,,,,"), lines.get(2));
    assertTrue(lines.get(2).contains("no such file"), lines.get(2));
  }

  @Test
  void classify_asCsv_printsNoFormulas() {
    for (String name :
        List.of("=1+1.wav", "+1.wav", "-1+1.wav", "@SUM(A1).wav", "\t=1.wav", "＝1+1.wav")) {
      Ran ran = classify("--csv", "--", Studio.song(), name).ended(ExitCode.SOME_FAILED);

      String row = ran.out().lines().toList().get(2);
      assertTrue(row.startsWith("./" + name + ","), row);
      assertTrue(row.contains("\"./" + name.strip() + ": expected"), row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n"})
  void classify_asCsv_printsNoFormulaBehindALineEnd(String end) {
    Ran ran = classify("--csv", "--", end + "=1.wav").ended(ExitCode.SOME_FAILED);

    assertTrue(ran.out().contains("\n\"./" + end + "=1.wav\",,,"), ran.out());
  }

  @Test
  void classify_asCsv_printsNoFormulasOfAModelEither() throws IOException {
    Path model = Files.createDirectory(temp.resolve("model"));
    Files.copy(Studio.model().resolve("weights.safetensors"), model.resolve("weights.safetensors"));
    String description = Files.readString(Studio.model().resolve("model.json"));
    List<String> names = List.of("=1+1", "+x", "@y");
    for (int i = 0; i < names.size(); i++) {
      description = description.replace('"' + Studio.GENRES.get(i) + '"', '"' + names.get(i) + '"');
    }
    Files.writeString(model.resolve("model.json"), description);

    Ran ran =
        Ran.sordino("classify", "--model", model, "--csv", Studio.song()).ended(ExitCode.DONE);

    assertTrue(
        ran.out().startsWith("file,seconds,genre,confidence,./=1+1,./+x,./@y,error"), ran.out());
    String genre = ran.out().lines().toList().get(1).split(",", -1)[2];
    assertTrue(List.of("./=1+1", "./+x", "./@y").contains(genre), genre);
  }

  @Test
  void classify_oneBadFileAsJson_isStillOneDocument() {
    Ran ran = classify(temp.resolve("missing.wav"), "--json").ended(ExitCode.SOME_FAILED);
    assertEquals(1, assertDocument(ran).size());
  }

  @Test
  void classify_aNameThatIsNotAscii_isPrintedAsItIs() throws IOException {
    assumeTrue(namesMayBeAnything(), "this platform's locale has no such file names");
    Path file = temp.resolve("Für Élise – 愛 🎵.wav");
    Files.copy(Studio.song(), file);
    Ran ran = classify(file, "--json").ended(ExitCode.DONE);
    assertEquals(file.toString(), ran.json().get(0).path("file").asText());
    Path folder = Files.createDirectory(temp.resolve("ジャズ"));
    Files.copy(Studio.song(), folder.resolve("один.wav"));
    assertTrue(
        classify(folder).ended(ExitCode.DONE).out().startsWith(folder.resolve("один.wav") + ": "));
  }

  static boolean namesMayBeAnything() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    return encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("UTF8");
  }

  @Test
  void classify_aNameWithControlCodes_printsNoneOfThem() throws IOException {
    Path odd = temp.resolve("a\u001b[2Jb\nc.wav");
    Files.copy(Studio.song(), odd);

    String out = classify(odd).ended(ExitCode.DONE).out();

    assertEquals(1, out.lines().count(), out);
    assertTrue(out.startsWith(temp.resolve("a?[2Jb?c.wav") + ": "), out);
  }

  @Test
  void classify_withProgressOnATerminal_keepsStandardOutputClean() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String song = Studio.song().toString();
    String[] args = {"classify", "--model", Studio.model().toString(), "--json", song, song};
    int code = Sordino.run(args, new Console(new PrintStream(out), new PrintStream(err), true));
    assertEquals(ExitCode.DONE, code);
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("files "),
        err.toString(StandardCharsets.UTF_8));
    assertEquals(2, assertDocument(new Ran(code, out.toString(StandardCharsets.UTF_8), "")).size());
    assertFalse(out.toString(StandardCharsets.UTF_8).contains("\r"));
  }

  private static JsonNode assertDocument(Ran ran) {
    try {
      return ran.json();
    } catch (IOException e) {
      throw new AssertionError(ran.out(), e);
    }
  }

  @Test
  void classify_toAFullDisk_fails() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {
      "classify", "--model", Studio.model().toString(), "--json", Studio.song().toString()
    };
    int code = Sordino.run(args, new Console(new PrintStream(full), new PrintStream(err), false));
    String told = err.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.FAILURE, code);
    assertEquals(1, told.lines().count(), told);
    assertTrue(told.startsWith("sordino: standard output: "), told);
  }
}
