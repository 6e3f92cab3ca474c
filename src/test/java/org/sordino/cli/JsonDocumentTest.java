package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sordino.file.Json;
import org.sordino.model.Classification;

class JsonDocumentTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final JsonDocument document =
      new JsonDocument(new Console(new PrintStream(out), new PrintStream(out), false), kept);

  /** A song of ten genres and half a minute. */
  private static Answer answer(int number, Random random) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int genre = 0; genre < 10; genre++) {
      probabilities.put("genre " + genre, (double) random.nextFloat());
    }
    List<Classification.Moment> timeline = new ArrayList<>();
    for (int clip = 0; clip < 19; clip++) {
      timeline.add(
          new Classification.Moment(
              clip * 64 * 512 / 22_050.0, "genre " + random.nextInt(10), random.nextFloat()));
    }
    String file = "Musik/Für Élise – 愛 🎵 " + number + ".wav";
    return new Answer(file, 30.0, "genre 1", 0.5, probabilities, timeline, null);
  }

  private static String asOnePage(List<Answer> answers) {
    return Json.page(answers).strip() + System.lineSeparator();
  }

  @Test
  void end_afterManyAnswers_printsTheirArray_whichWasKeptInLittleRoom() {
    Random random = new Random(1);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(i % 7 == 0 ? Answer.failed(Path.of("x"), "x: no") : answer(i, random));
    }

    answers.forEach(document::print);

    assertEquals(0, out.size(), "nothing before the end");
    document.end();
    assertEquals(asOnePage(answers), out.toString(StandardCharsets.UTF_8));
    assertTrue(kept.size() < out.size() / 3, kept.size() + " of " + out.size());
  }

  @Test
  void end_withoutAnswers_isAnEmptyArray() {
    document.end();

    assertEquals(asOnePage(List.of()), out.toString(StandardCharsets.UTF_8));
  }
}
