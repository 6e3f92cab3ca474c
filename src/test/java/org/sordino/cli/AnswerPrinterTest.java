package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.sordino.model.Classification;

class AnswerPrinterTest {
  @Test
  void print_timelineBeyondAMinute_countsMinutesAndCutsTenths() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Classification.Moment> timeline =
        DoubleStream.of(59.96, 60, 61.44, 3600)
            .mapToObj(start -> new Classification.Moment(start, "ska", 0.5))
            .toList();
    Answer answer = new Answer("a.wav", 3603.0, "ska", 0.5, Map.of("ska", 0.5), timeline, null);

    AnswerPrinter.of(
            new Console(new PrintStream(out), new PrintStream(out), false), false, false, 1, true)
        .print(answer);

    assertEquals(
        """
        a.wav: ska 50 %
          00:59.9  ska           50 %
          01:00.0  ska           50 %
          01:01.4  ska           50 %
          60:00.0  ska           50 %
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
