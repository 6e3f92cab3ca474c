package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sordino.cli.Studio.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.evaluation.ItemPredictions;
import org.sordino.evaluation.Prediction;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.file.Json;
import org.sordino.model.ModelFolder;

/** What {@code classify} answers, of which files. */
class ClassifyCommandTest {
  @TempDir Path temp;

  /** One second, or more, of every kind of file that can be read, and how long it is. */
  private Map<Path, Double> good() throws IOException {
    Map<Path, Double> files = new LinkedHashMap<>();
    files.put(Studio.song(), 4.0);
    files.put(Sounds.tone(temp.resolve("silent.wav"), 0, 5, 22_050, 1), 5.0);
    files.put(Sounds.tone(temp.resolve("one-second.wav"), 440, 1, 22_050, 1), 1.0);
    files.put(
        Sounds.tone(temp.resolve("one-sample.wav"), 440, 1.0 / 22_050, 22_050, 1), 1 / 22_050.0);
    files.put(Sounds.sparse(temp.resolve("ten-minutes.wav"), 600), 600.0);
    files.put(Sounds.tone(temp.resolve("telephone.wav"), 440, 4, 8_000, 1), 4.0);
    files.put(Sounds.tone(temp.resolve("studio.wav"), 440, 4, 192_000, 1), 4.0);
    files.put(Sounds.tone(temp.resolve("cinema.wav"), 440, 4, 22_050, 8), 4.0);
    Path cut = temp.resolve("cut-in-its-sound.wav");
    byte[] whole = Files.readAllBytes(Studio.song());
    files.put(Files.write(cut, Arrays.copyOf(whole, 44 + 2 * 44_100)), 2.0);
    return files;
  }

  private List<Path> bad() throws IOException {
    return List.of(
        Files.createFile(temp.resolve("empty.wav")),
        Files.write(temp.resolve("cut.wav"), Arrays.copyOf(Files.readAllBytes(Studio.song()), 30)),
        Sounds.tone(temp.resolve("no-data.wav"), 440, 0, 22_050, 1),
        Files.writeString(temp.resolve("text.wav"), "This is not music.\n"),
        temp.resolve("missing.wav"));
  }

  @Test
  void classify_goodAndBadFiles_answersAllInTheirOrder() throws IOException {
    Map<Path, Double> good = good();
    List<Path> bad = bad();
    List<Path> files = new ArrayList<>(good.keySet());
    for (int i = 0; i < bad.size(); i++) {
      files.add(2 * i, bad.get(i));
    }
    List<Object> arguments = new ArrayList<>(files);
    arguments.add("--json");
    Ran ran = classify(arguments.toArray()).ended(ExitCode.SOME_FAILED);

    JsonNode answers = ran.json();
    assertEquals(files.size(), answers.size());
    for (int i = 0; i < files.size(); i++) {
      JsonNode answer = answers.get(i);
      Path file = files.get(i);
      assertEquals(file.toString(), answer.path("file").asText());
      if (bad.contains(file)) {
        assertTrue(
            answer.path("error").asText().startsWith(file + ": expected "), answer.toString());
        assertTrue(answer.path("genre").isNull(), answer.toString());
        assertEquals(1, ran.err().lines().filter(line -> line.contains(file.toString())).count());
      } else {
        assertTrue(answer.path("error").isNull(), answer.toString());
        assertEquals(good.get(file), answer.path("seconds").asDouble(), 1e-3);
        assertTrue(Studio.GENRES.contains(answer.path("genre").asText()), answer.toString());
        double sum = 0;
        for (String genre : Studio.GENRES) {
          sum += answer.path("probabilities").path(genre).asDouble();
        }
        assertEquals(1, sum, 1e-5);
        assertTrue(answer.path("timeline").size() >= 1, answer.toString());
      }
    }
    assertTrue(ran.err().contains("5 of " + files.size() + " files failed"), ran.err());
    assertEquals(bad.size() + 1, ran.err().lines().count(), ran.err());
  }

  /**
   * The mean of a song's clips at one temperature, each clip at another. The network is trained
   * until clips disagree, and the temperatures are high, so that another vote would show.
   */
  @Test
  void classify_testSongs_agreesWithTheirPredictions() throws IOException {
    Object[] longer = {"--epochs", 12, "--learning-rate", 0.02};
    Ran.sordino(Studio.train(temp.resolve("run"), longer)).ended(ExitCode.DONE);
    ModelFolder model = new ModelFolder(temp.resolve("run/model"));
    ObjectNode description = Json.tree(model.describe());
    description.put("calibration_temperature", 3).put("clip_calibration_temperature", 2);
    Files.writeString(model.folder().resolve("model.json"), Json.page(description));
    List<ItemPredictions> songs = PredictionsFile.read(temp.resolve("run/predictions.csv")).items();
    assertEquals(3, songs.size());
    for (ItemPredictions song : songs) {
      String genre = Studio.GENRES.get(song.truth());
      Path file = Studio.songs().resolve(genre).resolve(song.item() + ".wav");
      Ran ran = Ran.sordino("classify", "--model", model.folder(), "--json", file);
      JsonNode answer = ran.ended(ExitCode.DONE).json().get(0);

      double[] mean = new double[Studio.GENRES.size()];
      assertEquals(song.clips().size(), answer.path("timeline").size());
      for (Prediction clip : song.clips()) {
        double[] expected = Calibrated.at(2, doubles(clip.probabilities()));
        JsonNode moment = answer.path("timeline").get(clip.clip());
        assertEquals(Studio.GENRES.get(clip.decision()), moment.path("genre").asText());
        assertEquals(expected[clip.decision()], moment.path("confidence").asDouble(), 1e-4);
        for (int c = 0; c < mean.length; c++) {
          mean[c] += clip.probabilities()[c] / (double) song.clips().size();
        }
      }
      double[] expected = Calibrated.at(3, mean);
      for (int c = 0; c < mean.length; c++) {
        double found = answer.path("probabilities").path(Studio.GENRES.get(c)).asDouble();
        assertEquals(expected[c], found, 1e-4, song.item());
      }
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void classify_oneBadFile_saysWhyInOneLine() throws IOException {
    for (Path file : bad()) {
      classify(file).failed(ExitCode.SOME_FAILED, file);
    }
  }

  @Test
  void classify_aNameThatBeginsWithAnAt_isNoListOfArguments() throws IOException {
    Path list = Files.writeString(temp.resolve("list"), "--help");

    classify("@" + list).failed(ExitCode.SOME_FAILED, "@" + list);
  }

  @Test
  void classify_aFolder_takesItsAudioFilesByName() throws IOException {
    Files.copy(Studio.song(), temp.resolve("b.wav"));
    Files.copy(Studio.song(), temp.resolve("a.WAV"));
    Files.copy(Studio.song(), temp.resolve(".hidden.wav"));
    Files.writeString(temp.resolve("cover.jpg"), "no sound");
    Path deeper = Files.createDirectory(temp.resolve("c"));
    Files.copy(Studio.song(), deeper.resolve("d.wav"));
    JsonNode answers = classify(temp, "--json").ended(ExitCode.DONE).json();
    List<String> files = new ArrayList<>();
    answers.forEach(answer -> files.add(answer.path("file").asText()));
    assertEquals(
        List.of(
            temp.resolve("a.WAV").toString(),
            temp.resolve("b.wav").toString(),
            deeper.resolve("d.wav").toString()),
        files);
    // The same song, whatever the others and the number of threads: the same answer.
    Set<String> probabilities = new HashSet<>();
    answers.forEach(answer -> probabilities.add(answer.path("probabilities").toString()));
    assertEquals(1, probabilities.size());
  }

  @Test
  void classify_aFolderWithoutAudio_fails() throws IOException {
    Files.writeString(temp.resolve("letter.txt"), "no sound");
    classify(temp, "--json").failed(ExitCode.FAILURE, temp, "no files", ".wav");
  }

  @Test
  void classify_aFolderWithoutAudioAmongOthers_isOneFailedInput() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));

    Ran ran = classify(empty, Studio.song(), "--json").ended(ExitCode.SOME_FAILED);

    assertEquals(2, ran.json().size());
    assertEquals(empty.toString(), ran.json().get(0).path("file").asText());
    String error = ran.json().get(0).path("error").asText();
    assertTrue(error.startsWith(empty + ": no files in this folder"), error);
    assertEquals("sordino: " + error, ran.err().lines().toList().get(0));
    assertTrue(ran.err().contains("1 of 2 files failed"), ran.err());
    assertTrue(ran.json().get(1).path("error").isNull(), ran.out());
  }

  @Test
  void classify_withWrongOptions_isAUsageError() {
    classify(Studio.song(), "--json", "--csv").failed(ExitCode.USAGE, "--json", "--csv");
    classify(Studio.song(), "--top", 0).failed(ExitCode.USAGE, "--top", "found 0");
    classify(Studio.song(), "--min-confidence", 1.5).failed(ExitCode.USAGE, "--min-confidence");
    classify(Studio.song(), "--threads", 0).failed(ExitCode.USAGE, "--threads", "found 0");
    classify(Studio.song(), "--scale", "log").failed(ExitCode.USAGE, "--scale");
    classify().failed(ExitCode.USAGE, "FILE|DIR");
  }
}
