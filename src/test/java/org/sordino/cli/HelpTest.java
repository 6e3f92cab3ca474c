package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.experiment.TeacherNeed;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;

class HelpTest {
  /** Those that the help of the program lists. */
  private static final List<String> LISTED =
      List.of(
          "demo",
          "train",
          "evaluate",
          "classify",
          "tag",
          "features",
          "tune",
          "experiment",
          "report",
          "info");

  static Stream<String> commands() {
    return Stream.concat(LISTED.stream(), Stream.of("generate-completion", "generate-man-pages"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofACommand_beginsWithExamples(String command) {
    String help = Ran.sordino(command, "--help").ended(ExitCode.DONE).out();
    assertEquals("Examples:", help.lines().findFirst().orElse(""));
    assertTrue(help.lines().skip(1).findFirst().orElse("").contains("sordino"), help);
  }

  @Test
  void help_ofTheProgram_beginsWithExamplesAndListsCommands() {
    String help = Ran.sordino("--help").ended(ExitCode.DONE).out();
    assertTrue(help.startsWith("Examples:\n  sordino classify song.mp3\n  sordino demo\n"), help);
    for (String command : LISTED) {
      assertTrue(help.contains("\n  " + command + " "), command);
    }
  }

  @Test
  void help_beforeACommand_isThatOfTheProgram() {
    assertEquals(Ran.sordino("--help").out(), Ran.sordino("--help", "train").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "tune"})
  void help_ofALossesCommand_listsEveryLossWithFormulaPaperAndDefaults(String command) {
    String help = Ran.sordino(command, "--help").out();
    // Lines are wrapped in places, so white space does not count.
    String list = help.substring(help.indexOf("\nLosses, ")).replaceAll("\\s+", "");
    for (LossName loss : LossName.values()) {
      StringBuilder entry = new StringBuilder(loss.label() + loss.formula());
      entry.append("[").append(loss.source()).append("]");
      loss.defaults().forEach((name, value) -> entry.append("--").append(name).append(value));
      assertTrue(list.contains(entry.toString().replaceAll("\\s+", "")), loss.label());
    }
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }

  @Test
  void help_ofTrain_saysWhatALossTakesUnlessGiven() {
    String help = Ran.sordino("train", "--help").out();

    String expected =
        """
                         [Wang et al. 2021, eq 11]
                         --alpha 0.1 --temperature 2 --gamma 3/(classes+2) --factor tau
          tf-kd-reg      (1-α)·CE + α·multiplier·τ²·KL(softmax(p'/τ2)‖p(τ)), τ2 the
                         teacher's temperature [Yuan et al. 2020]
                         --alpha 0.1 --temperature 1 --teacher-temperature 20
                         --gamma 0.99 --multiplier 1 --reduction sum
        """;
    assertTrue(help.contains(expected), help);
  }

  @Test
  void help_ofTrain_namesTheLossesThatNeedATeacherAndThatMayTakeOne() {
    String help = Ran.sordino("train", "--help").out().replaceAll("\\s+", " ");
    List<String> need = new ArrayList<>();
    List<String> may = new ArrayList<>();
    for (LossName loss : LossName.values()) {
      if (passes(loss, true)) {
        (passes(loss, false) ? may : need).add(loss.label());
      }
    }

    String last = need.remove(need.size() - 1);
    assertTrue(help.contains(" " + String.join(", ", need) + " and " + last + " need it; "), help);
    assertEquals(List.of("tf-kd-self", "born-again"), may);
    assertTrue(
        help.contains("; tf-kd-self and born-again (as its first generation) may take it"), help);
  }

  private static boolean passes(LossName loss, boolean teacherGiven) {
    try {
      TeacherNeed.check(loss.create(new LossOptions(10, Map.of())), teacherGiven);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void version_isOneLine() {
    String version = Ran.sordino("--version").ended(ExitCode.DONE).out();
    assertTrue(version.matches("sordino \\S+\\R"), version);
  }

  @Test
  void run_withoutACommand_namesThem() {
    Ran.sordino().failed(ExitCode.USAGE, "expected a command, one of demo, train, ");
  }

  @Test
  void run_withAMisspeltCommand_isToldTheNearest() {
    Ran.sordino("trane").failed(ExitCode.USAGE, "trane: unknown command, did you mean train?");
  }

  @Test
  void run_withAnUnknownCommand_isToldAll() {
    Ran.sordino("bewertung")
        .failed(ExitCode.USAGE, "bewertung: unknown command, expected demo, train, ");
  }

  @Test
  void run_withAMisspeltOption_isToldTheNearest() {
    Ran.sordino("features", "--data", "songs", "--cahce=here")
        .failed(ExitCode.USAGE, "--cahce: unknown option, did you mean --cache?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quick", "-x"})
  void run_withAnUnknownOption_isToldWhereToLook(String option) {
    Ran ran = Ran.sordino("features", "--data", "songs", option).failed(ExitCode.USAGE);
    String line = "sordino: " + option + ": unknown option, see sordino features --help";
    assertEquals(line, ran.err().strip());
  }

  @Test
  void run_withAnArgumentThatIsNotTaken_isToldWhereToLook() {
    Ran ran = Ran.sordino("info", "songs").failed(ExitCode.USAGE);
    assertEquals(
        "sordino: songs: expected no such argument, see sordino info --help", ran.err().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs        | 1e3  | expected a whole number below 2^31, found 1e3",
        "--epochs        | ''   | expected a whole number below 2^31, found nothing",
        "--head          | 30,x | expected a whole number below 2^31, found x",
        "--seed          | one  | expected a whole number below 2^63, found one",
        "--learning-rate | fast | expected a number, found fast",
        "--momentum      | x    | expected a number, found x",
        "--network       | nnet | expected one of nnet1, nnet2, resnet<6n+2>, "
            + "resnet<9n+2>-bottleneck, preact-resnet<6n+2>, preact-resnet<9n+2>-bottleneck, "
            + "wrn-<6n+4>-<k>, found nnet",
      })
  void run_withAValueOfAnotherType_isToldTheOptionOnce(String option, String value, String told) {
    Ran ran = Ran.sordino("train", "--data", "songs", "--out", "run", option, value);
    ran.failed(ExitCode.USAGE);
    assertEquals("sordino: " + option + ": " + told, ran.err().strip());
  }

  @Test
  void run_aCommandBehindAnOption_isFound() {
    Ran.sordino("--verbose", "features").failed(ExitCode.USAGE, "--data");
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(option -> option.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that the help of a command describes, each at the beginning of a line. */
  private static Set<String> options(String command) {
    String help = Ran.sordino(command, "--help").ended(ExitCode.DONE).out();
    Set<String> options = found("(?m)^  (?:-\\w, |    )(--[a-z-]+)", help);
    assertTrue(options.contains("--help"), help);
    return options;
  }

  @Test
  void completion_knowsTheOptionsOfEveryCommand() {
    String script = Ran.sordino("generate-completion").ended(ExitCode.DONE).out();
    for (String command : LISTED) {
      int from = script.indexOf("\nfunction _picocli_sordino_" + command + "() {\n");
      assertTrue(from >= 0, command);
      String function = script.substring(from, script.indexOf("\n}\n", from));
      String opts =
          function.lines().filter(line -> line.contains("_opts=")).collect(Collectors.joining());

      assertEquals(options(command), found("(--[a-z-]+)", opts), command);
    }
  }

  /** As if a user pressed the tabulator behind the last word. */
  private static String completed(Path script, String... words)
      throws IOException, InterruptedException {
    String line =
        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_sordino;"
                .formatted(script, String.join(" ", words), words.length - 1)
            + " echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
    String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), printed);
    return printed.strip();
  }

  @Test
  void completion_inBash_offersCommandsOptionsAndValues(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("completion.sh");
    Files.writeString(script, Ran.sordino("generate-completion").ended(ExitCode.DONE).out());
    Files.createDirectory(folder.resolve("model-of-mine"));

    assertEquals("classify", completed(script, "sordino", "cla"));
    assertEquals("--network", completed(script, "sordino", "train", "--netw"));
    assertEquals("nnet1 nnet2", completed(script, "sordino", "train", "--network", "nn"));
    assertEquals("lsr-os lsr-os-tc", completed(script, "sordino", "tune", "--loss", "lsr-"));
    assertEquals("g4 g10 genres", completed(script, "sordino", "experiment", "g"));
    assertEquals("gtzan demo", completed(script, "sordino", "features", "--dataset", "''"));
    assertEquals(
        folder.resolve("model-of-mine").toString(),
        completed(script, "sordino", "classify", "--model", folder.resolve("model").toString()));
  }

  @Test
  void manualPages_tellTheOptionsOfEveryCommand(@TempDir Path folder) throws IOException {
    Ran.sordino("generate-man-pages", folder).ended(ExitCode.DONE);
    for (String command : LISTED) {
      String page = Files.readString(folder.resolve("sordino-" + command + ".adoc"));
      assertEquals(options(command), found("\\*(--[a-z-]+)\\*", page), command);
    }
    String train = Files.readString(folder.resolve("sordino-train.adoc"));
    assertTrue(train.contains("\n  sordino train --data genres"), train);
    assertTrue(Files.readString(folder.resolve("sordino.adoc")).contains("sordino-classify.adoc"));
    assertFalse(Files.exists(folder.resolve("sordino-generate-man-pages.adoc")));
  }

  @Test
  void info_printsVersionsAndDevice() {
    String info = Ran.sordino("info", "--device", "cpu").ended(ExitCode.DONE).out();
    assertTrue(info.lines().anyMatch(line -> line.matches("engine +PyTorch \\d.*")), info);
    assertTrue(info.lines().anyMatch(line -> line.matches("device +cpu .*")), info);
    assertTrue(info.lines().anyMatch(line -> line.matches("models +none.*")), info);
    assertTrue(info.contains("cpu (as --device says)"), info);
  }
}
