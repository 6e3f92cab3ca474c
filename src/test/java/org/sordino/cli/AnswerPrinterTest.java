package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.sordino.model.Classification;

class AnswerPrinterTest {
  private static String printed(Answer answer, int top, boolean timeline) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out), new PrintStream(out), false);
    AnswerPrinter.of(console, false, false, top, timeline).print(answer);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Of three genres, two of which are shown. */
  @Test
  void print_anAnswerThatIsNotSureEnough_isUnknown_withWhatItMayBe() {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    probabilities.put("ska", 0.4);
    probabilities.put("polka", 0.35);
    probabilities.put("tango", 0.25);
    Classification found = new Classification(3, "ska", 0.4, probabilities, List.of());

    Path file = Path.of("a.wav");
    assertEquals("a.wav: ska 40 %, polka 35 %\n", printed(Answer.of(file, found, 0.4), 2, false));
    assertEquals(
        "a.wav: unknown (ska 40 %, polka 35 %)\n", printed(Answer.of(file, found, 0.41), 2, false));
  }

  @Test
  void print_timelineBeyondAMinute_countsMinutesAndCutsTenths() {
    List<Classification.Moment> timeline =
        DoubleStream.of(59.96, 60, 61.44, 3600)
            .mapToObj(start -> new Classification.Moment(start, "ska", 0.5))
            .toList();
    Answer answer = new Answer("a.wav", 3603.0, "ska", 0.5, Map.of("ska", 0.5), timeline, null);

    assertEquals(
        """
        a.wav: ska 50 %
          00:59.9  ska           50 %
          01:00.0  ska           50 %
          01:01.4  ska           50 %
          60:00.0  ska           50 %
        """,
        printed(answer, 1, true));
  }
}
