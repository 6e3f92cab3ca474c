package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.network.PyTorch;

/** Folders and options that {@code train} and {@code features} cannot follow. */
class BadInputTest {
  @TempDir Path temp;

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertFalse(Files.exists(temp.resolve("run")));
    assertTrue(Studio.unfinished(Studio.cache()).isEmpty());
  }

  private Ran train(Object... more) {
    return Ran.sordino(Studio.train(temp.resolve("run"), more));
  }

  private void refused(Path data, Object... named) {
    train("--data", data).failed(ExitCode.FAILURE, named);
    Ran.sordino("features", "--data", data, "--cache", Studio.cache())
        .failed(ExitCode.FAILURE, named);
  }

  @Test
  void numbers_inASystemOfAnotherLanguage_areWrittenAlike() throws Exception {
    List<Object> command =
        List.of("train", "--data", temp, "--out", temp.resolve("run"), "--split", "fold:7/3");
    try (Child child =
        Child.sordino(temp, List.of("-Duser.language=ar", "-Duser.country=EG"), command)) {
      child.ended().failed(ExitCode.USAGE, "found fold:7/3");
    }
  }

  @Test
  void missingFolder_isNamed() {
    refused(temp.resolve("missing"), "--data " + temp.resolve("missing"), "no such folder");
  }

  @Test
  void fileInPlaceOfAFolder_isNamed() {
    refused(Studio.song(), "--data " + Studio.song(), "not a folder");
  }

  @Test
  void emptyFolder_isNamed() {
    refused(temp, "--data " + temp, "no genre folders");
  }

  @Test
  void emptyGenreFolder_isNamed() throws IOException {
    Studio.write(temp, 1);
    Files.createDirectory(temp.resolve("polka"));
    refused(temp, "--data " + temp, "polka", "--classes");
  }

  @Test
  void folderOfLooseFiles_isNamed() throws IOException {
    Files.copy(Studio.song(), temp.resolve("one.wav"));
    Files.copy(Studio.song(), temp.resolve("two.wav"));
    refused(temp, "--data " + temp, "loose audio files (2)", "folder per genre");
  }

  @Test
  void folderOfOneGenre_isNamed() throws IOException {
    Files.createDirectory(temp.resolve("blues"));
    Files.copy(Studio.song(), temp.resolve("blues/one.wav"));
    refused(temp, "--data " + temp, "two genre folders");
  }

  @Test
  void fewerSongsThanFolds_areCounted() {
    train("--split", "fold:1/10")
        .failed(ExitCode.USAGE, "--split fold:1/10", "10 songs", "found 4");
  }

  @Test
  void listsThatAreMissing_areNamed() {
    train("--split", "lists:" + temp).failed(ExitCode.FAILURE, temp, "train.txt");
  }

  @Test
  void listsOfOtherSongs_areNamed() throws IOException {
    Files.writeString(temp.resolve("train.txt"), "polka.00001\n");
    train("--split", "lists:" + temp)
        .failed(ExitCode.USAGE, "--split lists:" + temp, "polka.00001");
  }

  /** One line is no line about the device or about songs that were transformed. */
  @Test
  void whatShowsWithoutReadingSongs_isToldBeforeTheyAreRead() {
    Path cache = temp.resolve("cache");
    train("--cache", cache, "--split", "fold:1/10").failed(ExitCode.USAGE, "--split fold:1/10");
    train("--cache", cache, "--split", "lists:" + temp).failed(ExitCode.FAILURE, "train.txt");
    train("--cache", cache, "--loss", "lsr", "--gamma", "0.5").failed(ExitCode.USAGE, "--gamma");
    train("--cache", cache, "--loss", "kd").failed(ExitCode.USAGE, "--teacher");
    assertFalse(Files.exists(cache));
  }

  @ParameterizedTest
  @ValueSource(strings = {"experiment", "tune"})
  void missingFolder_isNamedBeforeAGridIsBegun(String command) throws IOException {
    Path missing = temp.resolve("missing");
    List<Object> options = new ArrayList<>(List.of(command));
    options.addAll(
        command.equals("tune") ? List.of("--loss", "lsr", "--alpha", "0.1,0.2") : List.of("g10"));
    options.addAll(List.of("--data", missing, "--out", temp.resolve("run")));
    Ran.sordino(options.toArray()).failed(ExitCode.FAILURE, "--data " + missing, "no such folder");
  }

  @Test
  void unknownClass_isNamed() {
    train("--classes", "polka," + Studio.GENRES.get(0))
        .failed(ExitCode.FAILURE, "polka", Studio.GENRES.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--network              | nnet3       | nnet1, nnet2",
        "--network              | resnet21    | D = 6n + 2",
        "--shortcut             | c           | one of a, b",
        "--shortcut             | a           | --head",
        "--loss                 | focal       | cross-entropy, lsr, lsr-os, lsr-os-tc",
        "--dataset              | million     | gtzan",
        "--split                | half        | 8/1/1",
        "--split                | fold:0/4    | fold:0/4",
        "--split                | fold:1/2    | fold:1/2",
        "--split                | 8/0/2       | 8/0/2",
        "--scale                | mel         | log, magnitude, decibel",
        "--schedule             | step        | one of constant, cosine, cosine-per-step",
        "--device               | tpu         | auto, cpu, gpu or gpu:n",
        "--device               | gpu:99999999999 | gpu:99999999999",
        "--classes              | blues       | blues",
        "--classes              | blues,blues | blues",
        "--songs-per-class      | -1          | -1",
        "--songs-per-class      | many        | many",
        "--epochs               | 0           | found 0",
        "--epochs               | 1e3         | 1e3",
        "--batch                | 0           | found 0",
        "--batch                | 99999999    | 99999999",
        "--learning-rate        | 0           | found 0",
        "--learning-rate        | NaN         | NaN",
        "--final-learning-rate  | 1           | --schedule constant",
        "--momentum             | 1           | found 1",
        "--weight-decay         | -1          | -1",
        "--seed                 | one         | one",
        "--threads              | 0           | found 0",
        "--head                 | 0           | found 0",
        "--head                 | 300,x       | x",
        "--dropout              | 1           | found 1",
        "--teechers             | model       | --teechers"
      })
  void optionWithAWrongValue_isAUsageError(String option, String value, String named) {
    train(option, value).failed(ExitCode.USAGE, option, named);
  }

  @ParameterizedTest
  @CsvSource({
    "cross-entropy, --alpha, 0.1",
    "lsr, --temperature, 2",
    "lsr-os, --gamma, 0.5",
    "lsr-os, --factor, tau",
    "lsr-os-tc, --alpha, 1.5",
    "lsr-os-tc, --alpha, x",
    "lsr-os-tc, --temperature, 0",
    "lsr-os-tc, --gamma, 1.5",
    "lsr-os-tc, --factor, tau3"
  })
  void optionThatTheLossCannotTake_isAUsageError(String loss, String option, String value) {
    train("--loss", loss, option, value).failed(ExitCode.USAGE, option);
  }

  @Test
  void teacherThatIsNotThere_isNamed() {
    Path missing = temp.resolve("missing");
    train("--teacher", missing).failed(ExitCode.FAILURE, "--teacher " + missing);
  }

  @Test
  void teacherOfALossWithoutOne_isAUsageError() {
    train("--teacher", Studio.model()).failed(ExitCode.USAGE, "--teacher", "cross-entropy");
  }

  @Test
  void gpuThatIsNotThere_saysWhatWasLookedFor() throws IOException {
    assumeTrue(PyTorch.gpus() < 8, "a machine with many GPUs");
    train("--device", "gpu:7").failed(ExitCode.USAGE, "--device gpu:7", "CUDA device 7");
    Ran.sordino("info", "--device", "gpu:7").failed(ExitCode.USAGE, "--device gpu:7");
  }

  @Test
  void missingOptions_areNamed() {
    Ran.sordino("train", "--data", Studio.songs()).failed(ExitCode.USAGE, "--out");
    Ran.sordino("train", "--out", temp.resolve("run")).failed(ExitCode.USAGE, "--data");
    Ran.sordino("features").failed(ExitCode.USAGE, "--data");
    Ran.sordino("classify").failed(ExitCode.USAGE, "FILE|DIR");
  }

  @Test
  void verbose_showsWhereAFailureCameFrom() {
    List<Object> command = new ArrayList<>(Arrays.asList(Studio.train(temp.resolve("run"))));
    command.addAll(List.of("--split", "half", "--verbose"));
    Ran ran = Ran.sordino(command.toArray()).ended(ExitCode.USAGE);
    assertTrue(ran.err().contains("\tat org.sordino."), ran.err());
    assertTrue(ran.err().lines().anyMatch(line -> line.startsWith("sordino: --split")), ran.err());
  }
}
