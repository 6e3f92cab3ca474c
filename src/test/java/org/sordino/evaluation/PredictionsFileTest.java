package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.dataset.ItemKind;

class PredictionsFileTest {
  private static final String HEADER = "song,clip,truth,blues,jazz\n";

  @TempDir Path folder;
  private Path file = Path.of("predictions.csv");

  @BeforeEach
  void setFile() {
    file = folder.resolve("predictions.csv");
  }

  @Test
  void write_namesThatNeedQuotes_givesTheseBytes() throws IOException {
    PredictionsFile.write(
        file,
        new Predictions(
            ItemKind.SONG,
            List.of("drum, bass", "música"),
            List.of(
                new Prediction("blues.00003", 0, 1, new float[] {0.25f, 0.75f}),
                new Prediction("Ágætis, \"byrjun\"", 12, 0, new float[] {1, 1e-5f}))));

    assertEquals(
        """
        song,clip,truth,"drum, bass",música
        blues.00003,0,música,0.25,0.75
        "Ágætis, ""byrjun\""",12,"drum, bass",1.0,1.0E-5
        """,
        Files.readString(file));
  }

  @Test
  void read_whatWasWritten_isTheSameToTheLastBit() throws IOException {
    Predictions predictions =
        new Predictions(
            ItemKind.SONG,
            List.of("drum, bass", "música", "a\"b\nc"),
            List.of(
                new Prediction(
                    "x,\r\ny", 3, 2, new float[] {Float.MIN_VALUE, Math.nextDown(1f), 0}),
                new Prediction("日本", 0, 1, new float[] {1 / 3f, 1 / 3f, 0.33333337f})));
    PredictionsFile.write(file, predictions);
    byte[] bytes = Files.readAllBytes(file);

    Predictions read = PredictionsFile.read(file);
    PredictionsFile.write(file, read);

    assertEquals(predictions, read);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void read_cutFile_namesTheLine() {
    String whole = HEADER + "a,0,jazz,0.25,0.75\n";
    assertMessage(
        "line 1: expected a header that begins with song,clip,truth, found an empty file", "");
    assertMessage("line 2: expected at least one prediction, found none", HEADER);
    for (int length = HEADER.length() + 1; length < whole.length(); length++) {
      assertMessage(
          "line 2: expected a line end, found the end of the file (was it cut?)",
          whole.substring(0, length));
    }
    assertMessage("line 2: expected a closing quote, found the end of the file", HEADER + "\"a, b");
  }

  @Test
  void read_missingColumn_namesTheLine() {
    assertMessage(
        "line 1: expected a header that begins with song,clip,truth, found 'song,truth,blues,jazz'",
        "song,truth,blues,jazz\n");
    assertMessage(
        "line 1: expected at least two classes with names of their own, found [blues]",
        "song,clip,truth,blues\n");
    assertMessage(
        "line 3: expected 5 columns, found 4", HEADER + "a,0,jazz,0.25,0.75\na,1,jazz,0.25\n");
  }

  @Test
  void read_wrongValue_namesTheLine() {
    assertMessage(
        "line 2: expected a truth among [blues, jazz], found 'ja zz'",
        HEADER + "a,0,\"ja\nzz\",0.25,0.75\n");
    assertMessage("line 2: expected a clip number from 0, found 'x'", HEADER + "a,x,jazz,0,1\n");
    assertMessage("line 2: expected a clip number from 0, found -1", HEADER + "a,-1,jazz,0,1\n");
    assertMessage("line 2: expected a probability of jazz, found ''", HEADER + "a,0,jazz,0,\n");
    assertMessage(
        "line 2: expected probabilities in [0, 1], found NaN", HEADER + "a,0,jazz,NaN,1\n");
    assertMessage(
        "line 2: expected probabilities whose sum is 1 within 0.001, found sum 0.5",
        HEADER + "a,0,jazz,0.25,0.25\n");
  }

  @Test
  void read_rowsThatContradictEachOther_namesTheLineOfTheSecond() {
    String first = HEADER + "a,0,jazz,0,1\n";
    assertMessage(
        "line 3: expected each clip once, found clip 0 of 'a' again",
        first + "a,0,jazz,0,1\nb,0,jazz,0,1\n");
    assertMessage(
        "line 3: expected one true class for all clips of 'a', found classes 1 and 0",
        first + "a,1,blues,0,1\nb,0,jazz,0,1\n");
  }

  private void assertMessage(String expected, String text) {
    IOException e =
        assertThrows(IOException.class, () -> PredictionsFile.read(Files.writeString(file, text)));
    assertEquals(file + ": " + expected, e.getMessage());
  }
}
