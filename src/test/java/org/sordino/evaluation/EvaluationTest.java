package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.ItemKind;
import org.sordino.file.Json;

class EvaluationTest {
  private static final Path FILE = Path.of("metrics.json");

  /** Clips: 3 of 5 wrong. Songs by mean: s1 ties and is right, s2 right, s3 taken for jazz. */
  private static final Predictions SONGS =
      new Predictions(
          ItemKind.SONG,
          List.of("blues", "jazz", "rock"),
          List.of(
              new Prediction("s1", 0, 0, new float[] {0.5f, 0.25f, 0.25f}),
              new Prediction("s2", 0, 1, new float[] {0.5f, 0.25f, 0.25f}),
              new Prediction("s1", 1, 0, new float[] {0.25f, 0.5f, 0.25f}),
              new Prediction("s2", 1, 1, new float[] {0.125f, 0.625f, 0.25f}),
              new Prediction("s3", 0, 2, new float[] {0.25f, 0.5f, 0.25f})));

  @Test
  void of_threeSongs_isAsWorkedOutByHand() {
    Evaluation evaluation = Evaluation.of(SONGS, Vote.MEAN, "test");

    assertEquals("test", evaluation.part());
    assertEquals(60, evaluation.clipErrorPercent());
    assertEquals(100 / 3.0, evaluation.songErrorPercent());
    assertEquals(5, evaluation.clips());
    assertEquals(3, evaluation.songs());
    assertEquals(
        List.of(List.of(1, 0, 0), List.of(0, 1, 0), List.of(0, 1, 0)),
        evaluation.confusion().counts());
    // True classes have 1/2, 1/4, 1/4, 5/8, 1/4.
    assertEquals((10 * Math.log(2) - Math.log(5)) / 5, evaluation.nll(), 1e-15);
    // Four confidences of 1/2, one right; one of 5/8, right: (4·1/4 + 1·3/8) / 5.
    assertEquals(0.275, evaluation.ece(), 1e-15);
    assertEquals(new Calibration.Bin(4, 0.5, 0.25), evaluation.eceBins().get(7));
    assertEquals(Stability.of(SONGS), evaluation.stability());
  }

  @Test
  void of_otherVote_changesTheSongsOnly() {
    Predictions predictions =
        new Predictions(
            ItemKind.SONG,
            List.of("a", "b"),
            List.of(
                new Prediction("s", 0, 0, new float[] {0.625f, 0.375f}),
                new Prediction("s", 1, 0, new float[] {0.625f, 0.375f}),
                new Prediction("s", 2, 0, new float[] {0, 1})));

    assertEquals(100, Evaluation.of(predictions, Vote.MEAN, "test").songErrorPercent());
    Evaluation majority = Evaluation.of(predictions, Vote.MAJORITY, "test");
    assertEquals(0, majority.songErrorPercent());
    assertEquals(100 / 3.0, majority.clipErrorPercent());
  }

  @Test
  void json_holdsTheKeysOfMetricsAndReadsBack() throws IOException {
    Evaluation evaluation = Evaluation.of(SONGS, Vote.LOG, "validation");
    JsonNode json = new ObjectMapper().readTree(Json.page(evaluation));

    assertEquals(
        List.of(
            "part",
            "clip_error_percent",
            "song_error_percent",
            "clips",
            "songs",
            "vote",
            "classes",
            "confusion",
            "nll",
            "ece",
            "ece_bins",
            "stability"),
        keys(json));
    assertEquals(List.of("deviation", "variance", "inter"), keys(json.get("stability")));
    assertEquals(List.of("count", "mean_confidence", "accuracy"), keys(json.at("/ece_bins/0")));
    assertEquals("log", json.get("vote").asText());
    assertEquals("[[1,0,0],[0,1,0],[0,1,0]]", json.get("confusion").toString());
    assertEquals(evaluation, Json.parse(Json.page(evaluation), Evaluation.class, FILE));
  }

  @Test
  void imageJson_holdsTheKeysOfMetricsAndReadsBack() throws IOException {
    Predictions images =
        new Rows().add(3, 0, 0.75f, 0.25f).add(1, 1, 0.75f, 0.25f).of("cat", "dog");
    ImageEvaluation evaluation = ImageEvaluation.of(images, "test");
    JsonNode json = new ObjectMapper().readTree(Json.page(evaluation));

    assertEquals(
        List.of(
            "part",
            "error_percent",
            "images",
            "classes",
            "confusion",
            "nll",
            "ece",
            "ece_bins",
            "stability"),
        keys(json));
    assertEquals(25, json.get("error_percent").asDouble());
    assertEquals(4, json.get("images").asInt());
    assertEquals("[[3,0],[1,0]]", json.get("confusion").toString());
    assertEquals(evaluation, Json.parse(Json.page(evaluation), ImageEvaluation.class, FILE));
  }

  @Test
  void parse_fileThatContradictsItselfOrLacksAKey_isRefusedInOneLine() {
    String json = Json.line(Evaluation.of(SONGS, Vote.MEAN, "test"));
    assertRefused(
        "expected a confusion of 3 classes and 4 items, found 3 classes and 3 items",
        json.replace("\"songs\":3", "\"songs\":4"));
    assertRefused("expected the key vote, found none", json.replace("\"vote\":\"mean\",", ""));
    assertRefused(
        "expected the key classes, found none", json.replaceFirst("\"classes\":\\[[^]]*\\],", ""));
  }

  private static void assertRefused(String expected, String json) {
    IOException e = assertThrows(IOException.class, () -> Json.parse(json, Evaluation.class, FILE));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("metrics.json") && message.endsWith(expected), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void imageOf_imageWithTwoRows_isRefused() {
    assertEquals(
        "expected one prediction per image, found 5 for 3 images",
        assertThrows(IllegalArgumentException.class, () -> ImageEvaluation.of(SONGS, "test"))
            .getMessage());
  }

  @Test
  void of_permutedClasses_permutesTheConfusionAndKeepsTheFigures() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int classes = 2 + random.nextInt(5);
      List<Integer> order = new ArrayList<>(IntStream.range(0, classes).boxed().toList());
      Collections.shuffle(order, random);
      Predictions plain = random(classes, random);
      Predictions permuted = permuted(plain, order);
      for (Vote vote : Vote.values()) {
        Evaluation a = Evaluation.of(plain, vote, "test");
        Evaluation b = Evaluation.of(permuted, vote, "test");

        assertEquals(a.clipErrorPercent(), b.clipErrorPercent());
        assertEquals(a.songErrorPercent(), b.songErrorPercent());
        assertEquals(a.nll(), b.nll());
        assertEquals(a.eceBins(), b.eceBins());
        assertEquals(a.stability().deviation(), b.stability().deviation(), 1e-12);
        assertEquals(a.stability().variance(), b.stability().variance(), 1e-12);
        assertEquals(a.stability().inter(), b.stability().inter(), 1e-12);
        for (int i = 0; i < classes; i++) {
          for (int j = 0; j < classes; j++) {
            assertEquals(
                a.confusion().count(order.get(i), order.get(j)), b.confusion().count(i, j));
          }
        }
      }
    }
  }

  /** Twenty songs of one to five clips. */
  private static Predictions random(int classes, Random random) {
    List<Prediction> rows = new ArrayList<>();
    for (int song = 0; song < 20; song++) {
      int truth = random.nextInt(classes);
      int clips = 1 + random.nextInt(5);
      for (int clip = 0; clip < clips; clip++) {
        double[] p = random.doubles(classes).toArray();
        p[truth] += 0.3;
        double sum = 0;
        for (double value : p) {
          sum += value;
        }
        float[] floats = new float[classes];
        for (int c = 0; c < classes; c++) {
          floats[c] = (float) (p[c] / sum);
        }
        rows.add(new Prediction("song" + song, clip, truth, floats));
      }
    }
    return new Predictions(ItemKind.SONG, names(classes), rows);
  }

  /** The class that was at {@code order[i]} comes to i. */
  private static Predictions permuted(Predictions plain, List<Integer> order) {
    List<Prediction> rows = new ArrayList<>();
    for (Prediction row : plain.rows()) {
      float[] p = new float[order.size()];
      for (int i = 0; i < p.length; i++) {
        p[i] = row.probabilities()[order.get(i)];
      }
      rows.add(new Prediction(row.item(), row.clip(), order.indexOf(row.truth()), p));
    }
    return new Predictions(ItemKind.SONG, order.stream().map(plain.classes()::get).toList(), rows);
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> "class" + c).toList();
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
