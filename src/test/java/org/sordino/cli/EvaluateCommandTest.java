package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  @TempDir Path temp;

  private static Ran evaluate(Path data, Object... more) {
    List<Object> command =
        new ArrayList<>(List.of("evaluate", "--model", Studio.model(), "--data", data));
    command.addAll(List.of("--cache", Studio.cache(), "--device", "cpu", "--threads", 2));
    command.addAll(Arrays.asList(more));
    return Ran.sordino(command.toArray());
  }

  @Test
  void evaluate_extraTrainingOfAnotherPart_isRefused() {
    Ran.sordino(
            "evaluate",
            "--model",
            Studio.model(),
            "--data",
            Studio.songs(),
            "--part",
            "all",
            "--extra-training",
            Studio.songs())
        .failed(ExitCode.USAGE, "--extra-training", "--part train");
  }

  @Test
  void evaluate_ofTheModel_givesTheMetricsAgain() throws IOException {
    Ran ran = evaluate(Studio.songs(), "--json").ended(ExitCode.DONE);
    assertEquals(
        new ObjectMapper().readTree(Files.readString(Studio.run().resolve("metrics.json"))),
        ran.json());
    assertEquals(Files.readString(Studio.run().resolve("metrics.json")), ran.out());
  }

  @Test
  void evaluate_ofAPart_asksItsSongs() throws IOException {
    assertEquals(
        6, evaluate(Studio.songs(), "--part", "train", "--json").json().path("songs").asInt());
    assertEquals(
        3, evaluate(Studio.songs(), "--part", "validation", "--json").json().path("songs").asInt());
  }

  @Test
  void evaluate_ofAll_saysHowManySongsWereTrainedOn() throws IOException {
    Ran ran = evaluate(Studio.songs(), "--part", "all", "--json").ended(ExitCode.DONE);
    assertEquals(12, ran.json().path("songs").asInt());
    assertTrue(ran.err().contains("6 of the 12 songs"), ran.err());
  }

  @Test
  void evaluate_asText_printsErrorsAndConfusion() {
    List<String> lines =
        evaluate(Studio.songs(), "--vote", "majority").ended(ExitCode.DONE).out().lines().toList();
    assertTrue(
        lines.get(0).matches("test: clip error .* % of 6 clips, song error .* % of 3 songs .*"),
        lines.get(0));
    assertTrue(lines.get(0).endsWith("(vote: majority)"), lines.get(0));
    assertEquals("songs: true genre in rows, genre found in columns", lines.get(3));
    assertEquals(5 + Studio.GENRES.size(), lines.size());
  }

  /** Predictions of images, one of each of {@code truths}, that all go for the first class. */
  private Path images(List<String> classes, List<String> truths) throws IOException {
    StringBuilder csv = new StringBuilder("image,clip,truth," + String.join(",", classes));
    for (String truth : truths) {
      csv.append("\n").append(csv.length()).append(",0,").append(truth).append(",1");
      csv.append(",0".repeat(classes.size() - 1));
    }
    return Files.writeString(temp.resolve("images.csv"), csv.append('\n'));
  }

  private List<String> text(List<String> classes, List<String> truths) throws IOException {
    Path file = images(classes, truths);
    return Ran.sordino("evaluate", "--predictions", file)
        .ended(ExitCode.DONE)
        .out()
        .lines()
        .skip(3)
        .toList();
  }

  @Test
  void evaluate_ofTenClasses_printsAMatrixThatATerminalHasRoomFor() throws IOException {
    String names = "blues classical country disco hiphop jazz metal pop reggae rock";

    List<String> lines = text(List.of(names.split(" ")), List.of("blues", "country", "country"));

    assertEquals("images: true class in rows, class found in columns", lines.get(0));
    assertEquals(
        "           blues classi countr  disco hiphop   jazz  metal    pop reggae   rock",
        lines.get(1));
    assertEquals("country  " + "      2" + "      0".repeat(9), lines.get(4));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
  }

  @Test
  void evaluate_ofClassesWithLongNames_printsMistakesWhereAMatrixWouldWrap() throws IOException {
    String genre = "a genre with a name of its own ";
    List<String> genres = IntStream.range(0, 8).mapToObj(i -> genre + i).toList();

    List<String> lines = text(genres, List.of(genre + 1));

    assertEquals(
        List.of(
            "most frequent mistakes among 8 classes",
            "   1 × %s1 taken for %s0".formatted(genre, genre)),
        lines);
  }

  /** Twenty-one classes; c is taken for a twice, b for a once. */
  @Test
  void evaluate_ofManyClasses_printsTheMostFrequentMistakes() throws IOException {
    List<String> names = List.of("a b c d e f g h i j k l m n o p q r s t u".split(" "));

    List<String> lines = text(names, List.of("b", "c", "c", "a", "u"));

    assertEquals(
        List.of(
            "most frequent mistakes among 21 classes",
            "   2 × c taken for a",
            "   1 × b taken for a",
            "   1 × u taken for a"),
        lines);
  }

  @Test
  void evaluate_withOtherRecordings_isRefused() throws IOException {
    Path other = temp.resolve("songs");
    for (String genre : Studio.GENRES) {
      for (int number = 0; number < Studio.SONGS_PER_GENRE; number++) {
        Studio.song(
            genre, 10 + number, other.resolve(genre).resolve(genre + ".0000" + number + ".wav"));
      }
    }
    evaluate(other, "--json")
        .after("3 songs transformed ")
        .failed(ExitCode.FAILURE, other, "--part all");
    evaluate(other, "--json", "--part", "all").ended(ExitCode.DONE);
  }

  @Test
  void evaluate_withoutSomeOfTheSongs_isRefused() throws IOException {
    Path fewer = temp.resolve("songs");
    Studio.write(fewer, 1);
    evaluate(fewer, "--part", "train").failed(ExitCode.FAILURE, fewer, "6 train songs");
  }

  @Test
  void evaluate_withAnotherSplit_isRefused() {
    evaluate(Studio.songs(), "--split", "fold:1/3")
        .failed(ExitCode.USAGE, "--split", "8/1/1", "fold:1/3");
  }

  @Test
  void evaluate_ofAnUnknownPart_listsTheParts() {
    evaluate(Studio.songs(), "--part", "tests")
        .failed(ExitCode.USAGE, "--part", "test, validation, train, all", "tests");
  }

  @Test
  void evaluate_withAnUnknownVote_listsTheVotes() {
    evaluate(Studio.songs(), "--vote", "median")
        .failed(ExitCode.USAGE, "vote", "mean, log, majority", "median");
  }

  @Test
  void evaluate_ofNothing_isAUsageError() {
    Ran.sordino("evaluate").failed(ExitCode.USAGE, "--model", "--predictions");
  }

  @Test
  void evaluate_ofPredictionsAndAModel_isAUsageError() {
    Path csv = Studio.run().resolve("predictions.csv");
    evaluate(Studio.songs(), "--predictions", csv).failed(ExitCode.USAGE, "--predictions");
  }

  @ParameterizedTest
  @CsvSource({
    "--part, all",
    "--split, 8/1/1",
    "--dataset, gtzan",
    "--songs-per-class, 2",
    "--cache, x",
    "--extra-training, x",
    "--device, cpu",
    "--threads, 2"
  })
  void evaluate_ofPredictionsWithAnOptionOfModels_isAUsageError(String option, String value) {
    Path csv = Studio.run().resolve("predictions.csv");
    Ran.sordino("evaluate", "--predictions", csv, option, value)
        .failed(ExitCode.USAGE, "--predictions: expected alone, found " + option);
  }

  @Test
  void evaluate_ofPredictionsOfImages_takesNoVote() throws IOException {
    Ran.sordino(
            "evaluate", "--predictions", images(List.of("a", "b"), List.of("a")), "--vote", "log")
        .failed(ExitCode.USAGE, "--vote: a file of images takes no such option");
  }

  @Test
  void evaluate_songsPerClassOfAPart_isAUsageError() {
    evaluate(Studio.songs(), "--songs-per-class", 1)
        .failed(ExitCode.USAGE, "--songs-per-class", "--part all", "--part test");
  }

  @Test
  void evaluate_ofPredictionsWithControlCodes_showsNone() throws IOException {
    String csv = Files.readString(Studio.run().resolve("predictions.csv"));
    String genre = Studio.GENRES.get(0);
    Path file = temp.resolve("predictions.csv");
    Files.writeString(file, csv.replace("," + genre, "," + genre + "\u001b[2J"));

    Ran ran = Ran.sordino("evaluate", "--predictions", file).ended(ExitCode.DONE);

    assertTrue(ran.out().contains(genre), ran.out());
    assertFalse(ran.out().contains("\u001b"), ran.out());
  }

  @Test
  void evaluate_ofDamagedPredictions_namesFileAndLine() throws IOException {
    String csv = Files.readString(Studio.run().resolve("predictions.csv"));
    Path file = temp.resolve("predictions.csv");
    Ran.sordino("evaluate", "--predictions", file).failed(ExitCode.FAILURE, file);
    Files.writeString(file, csv.substring(0, csv.length() - 3));
    Ran.sordino("evaluate", "--predictions", file).failed(ExitCode.FAILURE, file, "line 7");
    Files.writeString(file, "");
    Ran.sordino("evaluate", "--predictions", file).failed(ExitCode.FAILURE, file, "empty");
    Files.writeString(file, csv.replaceFirst(",0\\.\\d+", ",0.5x"));
    Ran.sordino("evaluate", "--predictions", file, "--json").failed(ExitCode.FAILURE, file, "0.5x");
  }
}
