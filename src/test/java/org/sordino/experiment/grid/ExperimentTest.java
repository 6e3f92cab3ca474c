package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.file.Yaml;

class ExperimentTest {
  private static final String YAML =
      """
      title: an experiment
      data: {songs_per_class: 16, folds: 3}
      training: {epochs: 5}
      methods:
        cross-entropy: {}
        smoothed: {loss: lsr, settings: {alpha: 0.2}, unconfirmed: [alpha]}
        lsr-os: {settings: {temperature: [1, 2]}}
        kd: {teacher: {network: nnet2, method: smoothed, seed: 7, epoch: 2}}
      grid:
        - networks: nnet1
          methods: [cross-entropy, lsr-os]
          seeds: [1, 2]
        - {networks: [nnet1], methods: kd}
      """;

  private static Experiment parse(String yaml) throws IOException {
    return Yaml.parse(yaml, Experiment.class, Path.of("x.yaml"));
  }

  private static Plan plan(String yaml) throws IOException {
    return Plan.of(parse(yaml));
  }

  @Test
  void plan_completesRowsOneAfterTheOther() throws IOException {
    List<String> folders = plan(YAML).runs().stream().map(PlannedRun::folder).toList();

    assertEquals(
        List.of(
            "runs/nnet1/cross-entropy/fold-1-seed-1",
            "runs/nnet1/cross-entropy/fold-1-seed-2",
            "runs/nnet1/cross-entropy/fold-2-seed-1",
            "runs/nnet1/cross-entropy/fold-2-seed-2",
            "runs/nnet1/cross-entropy/fold-3-seed-1",
            "runs/nnet1/cross-entropy/fold-3-seed-2",
            "runs/nnet1/lsr-os-temperature-1/fold-1-seed-1"),
        folders.subList(0, 7));
    assertEquals(6 + 12 + 6, folders.size());
  }

  @Test
  void plan_putsATeacherBeforeItsStudent_onTheSameFold() throws IOException {
    List<PlannedRun> runs = plan(YAML).runs();

    PlannedRun teacher = runs.get(18);
    PlannedRun student = runs.get(19);
    assertEquals("runs/nnet2/smoothed/fold-1-seed-7", teacher.folder());
    assertEquals(2, teacher.keepEpoch());
    assertEquals("runs/nnet1/kd/fold-1-seed-1", student.folder());
    assertEquals(teacher, student.teacher());
  }

  @Test
  void plan_aTeacherOfNoSeed_hasThatOfItsStudent() throws IOException {
    Plan plan =
        plan(YAML.replace("seed: 7, ", "").replace("methods: kd}", "methods: kd, seeds: [1, 2]}"));

    List<PlannedRun> students = plan.rows().get(3).runs();

    for (int seed = 1; seed <= 2; seed++) {
      PlannedRun student = students.get(seed - 1);
      assertEquals("runs/nnet1/kd/fold-1-seed-" + seed, student.folder());
      assertEquals("runs/nnet2/smoothed/fold-1-seed-" + seed, student.teacher().folder());
    }
  }

  @Test
  void plan_givesEveryValueOfASettingARow() throws IOException {
    List<Row> rows = plan(YAML).rows();

    assertEquals(
        List.of("cross-entropy", "lsr-os, temperature 1", "lsr-os, temperature 2", "kd"),
        rows.stream().map(row -> row.variant().label()).toList());
    assertEquals(Map.of("temperature", "2"), rows.get(2).variant().settings());
    assertEquals(rows.get(0), plan(YAML).baseline(rows.get(3)));
  }

  @Test
  void plan_searchesWhatIsTuned_beforeItIsUsed() throws IOException {
    Plan plan =
        plan(
            """
            title: a search
            data: {split: 8/1/1}
            tuning: {seeds: [3]}
            methods:
              lsr-os:
                settings: {alpha: 0.3, temperature: [1, 2]}
                tuned_on: nnet2
            grid:
              - networks: [nnet1, nnet2]
            """);

    assertEquals(
        List.of(
            "tuning/nnet2/lsr-os-temperature-1/seed-3",
            "tuning/nnet2/lsr-os-temperature-2/seed-3",
            "runs/nnet1/lsr-os/seed-1",
            "runs/nnet2/lsr-os/seed-1"),
        plan.runs().stream().map(PlannedRun::folder).toList());
    assertEquals(Map.of("alpha", "0.3"), plan.rows().get(0).variant().settings());
  }

  @Test
  void plan_ofASearchThatSearchesNothing_isRefused() {
    String yaml = "{title: a search, tuning: {}, methods: {lsr: {settings: {alpha: [0.1, 0.5]}}}}";

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(yaml));

    assertTrue(problem.getMessage().contains("tuned_on"), problem.getMessage());
  }

  @Test
  void plan_ofASearchThatHasNothingToChooseFrom_isRefused() {
    String yaml = "{title: a search, tuning: {}, methods: {lsr: {tuned_on: nnet1}}}";

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(yaml));

    assertEquals(
        "methods.lsr.tuned_on: expected a setting with several values, found none",
        problem.getMessage());
  }

  @Test
  void plan_aBaselineThatTheGridDoesNotTrain_isRefused() {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(YAML + "baseline: smoothed\n"));

    assertEquals("baseline: expected a method of the grid, found smoothed", problem.getMessage());
  }

  @Test
  void plan_selfTeachingByAnotherNetwork_isRefused() throws IOException {
    String yaml =
        """
        title: taught by itself
        methods:
          cross-entropy: {}
          %s: {teacher: {method: cross-entropy, network: %s}}
        grid: [{networks: nnet1}]
        """;
    for (String method : List.of("tf-kd-self", "born-again")) {
      IllegalArgumentException problem =
          assertThrows(IllegalArgumentException.class, () -> plan(yaml.formatted(method, "nnet2")));

      assertEquals(
          "methods.%s.teacher.network: %s expected the student's network, nnet1, found nnet2"
              .formatted(method, method),
          problem.getMessage());
      assertEquals(2, plan(yaml.formatted(method, "nnet1")).runs().size());
    }
  }

  @Test
  void plan_twoNetworksOfOneLabel_areRefused() {
    String yaml = YAML.replace("{networks: [nnet1]", "{networks: [{name: nnet1, dropout: 0.5}]");

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(yaml));

    assertTrue(problem.getMessage().contains("found two called nnet1"), problem.getMessage());
  }

  @Test
  void parse_aSecondDocument_isRefused() {
    assertThrows(IOException.class, () -> parse(YAML.replace("methods:", "---\nmethods:")));
  }

  @Test
  void lists_ofFolds_areTheirOwn() throws IOException {
    assertEquals(
        List.of("mine-1", "mine-2"),
        parse(YAML.replace("folds: 3", "folds: 2, split: lists:mine")).lists());
    assertEquals(List.of("mine"), parse(YAML.replace("folds: 3", "split: lists:mine")).lists());
    assertEquals(List.of(), parse(YAML).lists());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loss: kd|--teacher: --loss kd expects a model folder, found none
          loss: lsr, teacher: {model: mine}|--teacher: --loss lsr takes no teacher model
          loss: kd, teacher: {method: cross-entropy}|expected a model, as tuned_on searches
          """)
  void plan_aSearchWithoutTheTeacherItNeeds_isRefused(String method, String expected) {
    String searched =
        """
        title: a search
        tuning: {}
        methods:
          cross-entropy: {}
          searched: {settings: {alpha: [0.1, 0.5]}, tuned_on: nnet1, %s}
        """
            .formatted(method);

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(searched));

    assertTrue(problem.getMessage().contains("methods.searched"), problem.getMessage());
    assertTrue(problem.getMessage().contains(expected), problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grid:|gird:|x.yaml: gird: unknown key, did you mean grid?
          networks: nnet1|netwroks: nnet1|grid.netwroks: unknown key, did you mean networks?
          alpha: 0.2|alhpa: 0.2|no setting is called alpha, did you mean alhpa?
          network: nnet2|network: nnet3|expected one of nnet1, nnet2
          folds: 3|folds: 2|folds: expected 3 or more, found 2
          folds: 3|folds: 3, split: 8/1/1|expected no split beside them but lists:NAME, found 8/1/1
          folds: 3|folds: 1, split: lists:mine|folds: expected 2 or more, found 1
          folds: 3|folds: 3, train_parts: train|is of images
          folds: 3|dataset: cifar-10|are of songs
          folds: 3|dataset: gtzen|expected one of gtzan, demo, cifar-10, cifar-100, cinic-10
          title: an experiment|titel: one|titel: unknown key, did you mean title?
          seeds: [1, 2]|seeds: [one]|seeds
          seeds: [1, 2]|seeds: [2, 2]|seeds: expected each once, found [2, 2]
          epoch: 2|model: mine|teacher: expected a model, or the method
          method: smoothed|model: ../mine|expected the name of a folder beside the file, found ../mine
          """)
  void parse_aMistake_isNamed(String right, String wrong, String expected) {
    assertTrue(YAML.contains(right), right);

    IOException problem = assertThrows(IOException.class, () -> parse(YAML.replace(right, wrong)));

    assertTrue(problem.getMessage().contains(expected), problem.getMessage());
    assertEquals(1, problem.getMessage().lines().count());
  }

  /** They reach the terminal, the notes of tables and pages. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: an experiment|title: "an\\e[2J"|title: expected no control characters, found an?[2J
          smoothed: {loss|"ls\\nr": {loss|methods: expected no control characters, found ls?r
          networks: nnet1|networks: {name: nnet1, label: "n\\e[2J"}|grid.networks: label: expected no control characters, found n?[2J
          alpha: 0.2|alpha: "0.2\\e"|settings.alpha: expected no control characters, found 0.2?
          folds: 3|split: "lists:mi\\ene"|expected the name of a folder beside the file, found mi?ne
          """)
  void parse_aNameWithControlCharacters_isRefused(String right, String wrong, String expected) {
    assertTrue(YAML.contains(right), right);

    IOException problem = assertThrows(IOException.class, () -> parse(YAML.replace(right, wrong)));

    assertTrue(problem.getMessage().contains(expected), problem.getMessage());
    assertEquals(1, problem.getMessage().lines().count());
  }

  @Test
  void parse_aTitleOfSeveralLines_makesOneOfThem() throws IOException {
    assertEquals("two lines", parse("title: |\n  two\n  lines\n").title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          settings: {temperature|settings: {alfa: 1, temperature|lsr-os takes no such setting, did you mean alpha?
          loss: lsr,|loss: lsx,|expected one of cross-entropy
          methods: kd|methods: kb|no method is called kb, did you mean kd?
          method: smoothed|method: smooth|no method is called smooth, did you mean smoothed?
          title: an experiment|title:|title: expected something, found nothing
          networks: nnet1|networks: []|grid.networks: expected something
          method: smoothed|method: kd|teaches itself
          method: smoothed|method: lsr-os|lsr-os has several values of a setting
          methods: kd|methods: [kd, kd]|nnet1 with kd is there twice
          """)
  void plan_aContradiction_isNamed(String right, String wrong, String expected) {
    assertTrue(YAML.contains(right), right);

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> plan(YAML.replace(right, wrong)));

    assertTrue(problem.getMessage().contains(expected), problem.getMessage());
  }
}
