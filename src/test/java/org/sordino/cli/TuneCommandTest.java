package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.dataset.Split;
import org.sordino.model.ModelFolder;
import org.sordino.model.SafeTensors;

class TuneCommandTest {
  private static final List<String> FILES = List.of("metrics.json", "predictions.csv");

  @TempDir Path temp;

  private Ran tune(Path songs, String out, Object... more) {
    List<Object> command = new ArrayList<>(List.of("tune", "--data", songs));
    command.addAll(List.of("--cache", temp.resolve("cache"), "--device", "cpu", "--threads", 2));
    command.addAll(List.of("--epochs", 1, "--batch", 8, "--out", temp.resolve(out)));
    command.addAll(Arrays.asList(more));
    return Ran.sordino(command.toArray());
  }

  private Path run(String out, String name) {
    return temp.resolve(out).resolve("tuning/nnet1").resolve(name).resolve("seed-1");
  }

  @Test
  void tune_aCopyOfATestSongAmongExtraSongs_isLeftOut() throws IOException {
    String test = Studio.testSong();
    Path copy = Studio.copy(test, temp.resolve("extra"));

    Ran ran =
        tune(
                Studio.songs(),
                "out",
                "--loss",
                "lsr",
                "--alpha",
                "0.1,0.2",
                "--extra-training",
                temp.resolve("extra"))
            .ended(ExitCode.DONE);

    assertTrue(ran.err().contains(copy + ": left out, the same recording as " + test), ran.err());
    List<String> train = Files.readAllLines(run("out", "lsr-alpha-0.1").resolve("split/train.txt"));
    assertFalse(train.contains(copy.getParent().getFileName() + ".copy"), train.toString());
  }

  /** Searches are made with songs that lists divide, and then with noise for the test songs. */
  @Test
  void tune_theTestSongs_haveNoPartInIt() throws IOException {
    Path songs = temp.resolve("songs");
    Studio.write(songs, 4);
    Path lists = temp.resolve("lists");
    List<String> test = lists(lists);
    Object[] options = {"--split", "lists:" + lists, "--loss", "lsr", "--alpha", "0.1,0.5"};
    tune(songs, "before", options).ended(ExitCode.DONE);

    for (String name : test) {
      Path file = songs.resolve(name.substring(0, name.indexOf('.'))).resolve(name + ".wav");
      byte[] before = Files.readAllBytes(file);
      float[] noise = new float[4 * MadeUpSongs.SAMPLE_RATE];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) Math.sin(1e9 * i);
      }
      WavFile.write(file, new Audio(noise, MadeUpSongs.SAMPLE_RATE));
      assertNotEquals(Arrays.hashCode(before), Arrays.hashCode(Files.readAllBytes(file)));
    }
    tune(songs, "after", options).ended(ExitCode.DONE);

    for (String run : List.of("lsr-alpha-0.1", "lsr-alpha-0.5")) {
      for (String file : FILES) {
        String found = Files.readString(run("before", run).resolve(file));
        assertEquals(found, Files.readString(run("after", run).resolve(file)));
        test.forEach(name -> assertTrue(!found.contains(name), name + " in " + file));
      }
    }
    assertEquals("", Files.readString(run("before", "lsr-alpha-0.1").resolve("split/test.txt")));
    assertEquals(
        Files.readString(temp.resolve("before/tuning-nnet1-lsr.csv")),
        Files.readString(temp.resolve("after/tuning-nnet1-lsr.csv")));
  }

  @ParameterizedTest
  @CsvSource({"parts/., parts", ".parts, lists"})
  void tune_withListsInAFolderOfAnyName_keepsThem(String folder, String name) throws IOException {
    lists(temp.resolve(folder).normalize());
    String split = "lists:" + temp.resolve(folder);

    tune(Studio.songs(), "out", "--split", split, "--loss", "lsr", "--alpha", "0.1,0.5")
        .ended(ExitCode.DONE);

    assertTrue(Files.exists(temp.resolve("out").resolve(name).resolve("train.txt")), name);
  }

  @Test
  void tune_withoutValidationSongs_isRefused() {
    Ran ran =
        tune(Studio.songs(), "out", "--split", "all", "--loss", "lsr", "--alpha", "0.1,0.5")
            .ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("--split: a search expected"), ran.err());
  }

  private static List<String> lists(Path folder) throws IOException {
    List<List<String>> parts =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String genre : Studio.GENRES) {
      for (int number = 0; number < 4; number++) {
        parts.get(number).add(genre + ".0000" + number);
      }
    }
    List<String> train = new ArrayList<>(parts.get(0));
    train.addAll(parts.get(1));
    new Split(train, parts.get(2), parts.get(3)).write(folder);
    return parts.get(3);
  }

  @Test
  void tune_printsEveryCombination_andTheChosenOne() throws IOException {
    Ran ran =
        tune(
                Studio.songs(),
                "out",
                "--loss",
                "lsr-os",
                "--alpha",
                "0.1,0.5",
                "--temperature",
                "1,2")
            .ended(ExitCode.DONE);

    List<String> csv = Files.readAllLines(temp.resolve("out/tuning-nnet1-lsr-os.csv"));
    assertEquals("alpha,temperature,validation_error_percent,nll,chosen", csv.get(0));
    assertEquals(5, csv.size());
    String best = csv.stream().filter(line -> line.endsWith(",true")).findFirst().orElseThrow();
    double lowest =
        csv.stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
            .min()
            .orElseThrow();
    String[] cells = best.split(",", -1);
    assertEquals(lowest, Double.parseDouble(cells[2]));
    assertTrue(
        ran.out()
            .contains("chosen: --loss lsr-os --alpha " + cells[0] + " --temperature " + cells[1]),
        ran.out());
  }

  @Test
  void tune_resumed_goesOn_andAnotherSearchIsRefused() {
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1,0.5").ended(ExitCode.DONE);

    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1,0.5", "--resume")
        .ended(ExitCode.DONE);
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1,0.6", "--resume")
        .failed(ExitCode.USAGE, "--resume");
  }

  @Test
  void tune_settingsThatTheLossDoesNotTake_areNamedAsOptions() {
    tune(Studio.songs(), "out", "--loss", "lsr", "--gamma", "0.1,0.2")
        .failed(ExitCode.USAGE, "--gamma: --loss lsr takes only --alpha");
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1,seven")
        .failed(ExitCode.USAGE, "sordino: --alpha: expected a number, found seven");
  }

  /** A multiplier of 1e12 lets the weights grow without bound in the first epoch. */
  @Test
  void tune_settingsWithWhichTrainingDiverges_loseTheSearch() throws IOException {
    Object[] search = {"--loss", "tf-kd-reg", "--alpha", "0.5", "--multiplier", "1,1e12"};
    Ran ran = tune(Studio.songs(), "out", search).ended(ExitCode.DONE);

    assertTrue(ran.err().contains("multiplier 1e12, seed 1 is out of the search"), ran.err());
    assertTrue(ran.out().contains("| 1e12 | diverged |  |"), ran.out());
    assertTrue(
        ran.out().contains("chosen: --loss tf-kd-reg --alpha 0.5 --multiplier 1"), ran.out());
    assertTrue(
        ran.out().contains("in an experiment: tf-kd-reg: {settings: {alpha: 0.5, multiplier: 1}}"),
        ran.out());
    String page = Files.readString(temp.resolve("out/report.html"));
    assertTrue(page.contains("1 diverged in a search"), "the page tells how many diverged");
    Path diverged = run("out", "tf-kd-reg-multiplier-1e12").resolve("diverged.txt");
    assertTrue(Files.readString(diverged).startsWith("the "), Files.readString(diverged));

    Ran resumed = tune(Studio.songs(), "out", withResume(search)).ended(ExitCode.DONE);
    assertFalse(resumed.err().contains("now nnet1"), resumed.err());
  }

  /** The only step leaves weights of 1e20, finite, with which outputs are not. */
  @Test
  void tune_settingsThatDivergeInTheLastStep_loseTheSearch() {
    List<Object> command = new ArrayList<>(List.of("tune", "--data", Studio.songs()));
    command.addAll(List.of("--cache", Studio.cache(), "--device", "cpu", "--threads", 2));
    command.addAll(List.of("--epochs", 1, "--batch", 4096, "--out", temp.resolve("out")));
    command.addAll(List.of("--loss", "tf-kd-reg", "--alpha", "0.5", "--multiplier", "1,1e24"));

    Ran ran = Ran.sordino(command.toArray()).ended(ExitCode.DONE);

    assertTrue(ran.out().contains("| 1e24 | diverged |  |"), ran.out());
    assertTrue(ran.err().contains("the network's outputs are not finite"), ran.err());
  }

  @Test
  void tune_allSettingsDiverge_isAFailure() {
    Ran ran =
        tune(Studio.songs(), "out", "--loss", "tf-kd-reg", "--multiplier", "1e12,1e13")
            .ended(ExitCode.FAILURE);

    assertTrue(
        ran.err()
            .contains(
                "training nnet1 with tf-kd-reg diverged with all settings, so none is chosen"),
        ran.err());
    assertFalse(ran.out().contains("chosen"), ran.out());
  }

  private static Object[] withResume(Object... options) {
    List<Object> all = new ArrayList<>(Arrays.asList(options));
    all.add("--resume");
    return all.toArray();
  }

  private Path copyOfTheModel() throws IOException {
    Path copy = temp.resolve("teacher");
    new ModelFolder(Studio.model()).copyTo(new ModelFolder(copy));
    return copy;
  }

  private Ran tuneTaught(Path teacher, Object... more) {
    List<Object> options = new ArrayList<>(List.of("--loss", "kd", "--teacher", teacher));
    options.addAll(List.of("--alpha", "0.3,0.9", "--temperature", "1,4"));
    options.addAll(Arrays.asList(more));
    return tune(Studio.songs(), "out", options.toArray());
  }

  @Test
  void tune_withATeacher_isTaughtByItsCopy_alsoWhenResumed() throws IOException {
    Path teacher = copyOfTheModel();
    Ran ran = tuneTaught(teacher).ended(ExitCode.DONE);

    assertTrue(ran.out().contains("--teacher " + teacher), ran.out());
    assertTrue(ran.out().contains("}, teacher: {model: teacher}}"), ran.out());
    assertEquals(5, Files.readAllLines(temp.resolve("out/tuning-nnet1-kd.csv")).size());
    Path run = run("out", "kd-alpha-0.9-temperature-4");
    String config = Files.readString(run.resolve("config.json"));
    assertTrue(config.contains(temp.resolve("out/teacher").toString()), config);
    String metrics = Files.readString(run.resolve("metrics.json"));

    Files.delete(run.resolve("metrics.json"));
    tuneTaught(teacher, "--resume").ended(ExitCode.DONE);
    assertEquals(metrics, Files.readString(run.resolve("metrics.json")));
  }

  @Test
  void tune_withATeacher_leavesAFolderThatIsWholeWithoutIt() throws IOException {
    Path teacher = copyOfTheModel();
    tuneTaught(teacher).ended(ExitCode.DONE);
    Path moved = temp.resolve("moved");
    Files.move(temp.resolve("out"), moved);
    Files.move(teacher, temp.resolve("gone"));
    Path run = moved.resolve("tuning/nnet1/kd-alpha-0.3-temperature-1/seed-1");
    String metrics = Files.readString(run.resolve("metrics.json"));
    Files.delete(run.resolve("metrics.json"));

    List<Object> resume = new ArrayList<>();
    resume.addAll(List.of("experiment", moved.resolve("experiment.yaml"), "--resume"));
    resume.addAll(List.of("--out", moved, "--data", Studio.songs()));
    resume.addAll(List.of("--cache", temp.resolve("cache"), "--device", "cpu", "--threads", 2));
    Ran.sordino(resume.toArray()).ended(ExitCode.DONE);

    assertEquals(metrics, Files.readString(run.resolve("metrics.json")));
  }

  @Test
  void tune_resumedWithAnotherTeacherInTheSamePlace_isRefused() throws IOException {
    Path teacher = copyOfTheModel();
    tuneTaught(teacher).ended(ExitCode.DONE);

    Path weights = teacher.resolve("weights.safetensors");
    SafeTensors file = SafeTensors.read(weights);
    Map<String, SafeTensors.Tensor> other = new LinkedHashMap<>(file.tensors());
    other.replace("fc1.bias", new SafeTensors.Tensor(new long[] {3}, new float[3]));
    new SafeTensors(Map.of("format", "pt"), other).write(weights);

    tuneTaught(teacher, "--resume")
        .failed(ExitCode.USAGE, "--resume", "another teacher", temp.resolve("out/teacher"));
  }

  @Test
  void tune_aTeacherThatDoesNotFitTheLoss_isRefusedAtOnce() throws IOException {
    tune(Studio.songs(), "out", "--loss", "kd", "--alpha", "0.3,0.9")
        .failed(ExitCode.USAGE, "--teacher: --loss kd expects a model folder, found none");
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.3,0.9", "--teacher", Studio.model())
        .failed(ExitCode.USAGE, "--teacher: --loss lsr takes no teacher model");
    tuneTaught(temp).failed(ExitCode.FAILURE, temp, "expected a model folder");
    assertFalse(Files.exists(temp.resolve("out")));
  }

  @Test
  void tune_withoutAChoice_isRefused() {
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1")
        .failed(ExitCode.USAGE, "several values");
    tune(Studio.songs(), "out", "--loss", "lsr", "--gamma", "0.1,0.2")
        .failed(ExitCode.USAGE, "gamma");
    tune(Studio.songs(), "out", "--loss", "lsr", "--alpha", "0.1,2")
        .failed(ExitCode.USAGE, "alpha", "found 2");
  }
}
