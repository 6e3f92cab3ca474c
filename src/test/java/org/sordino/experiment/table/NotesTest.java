package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
  @TempDir Path folder;

  @Test
  void notes_withoutATestPart_sayWhatWasMeasured() throws IOException {
    MadeExperiment made =
        new MadeExperiment(
                folder,
                """
                title: one method
                data: {split: 8/1/1}
                methods: {cross-entropy: {}}
                grid: [{networks: nnet1}]
                """)
            .part("validation")
            .songs("runs/nnet1/cross-entropy/seed-1", "RRRW");

    assertEquals(
        "not tested, as there is no test part; measured on: validation songs of the split 8/1/1"
            + " (split seed 1), after the last epoch.",
        made.table().notes().get(0));
  }

  @Test
  void notes_onStudentsOfOneTeacher_sayThatItIsOne() throws IOException {
    String several =
        """
        title: taught
        data: {split: 8/1/1}
        methods:
          cross-entropy: {}
          kd: {teacher: {network: nnet2, method: cross-entropy%s}}
        grid:
          - {networks: nnet1, methods: kd, seeds: [1, 2]}
        """;
    String note = "one teacher for all runs";

    assertTrue(notes(several.formatted(", seed: 1")).contains(note + ", so that ± and p tell"));
    assertFalse(notes(several.formatted("")).contains(note));
  }

  @Test
  void notes_onOneTeacher_nameItsStudentsAlone() throws IOException {
    String notes =
        notes(
            """
            title: taught
            data: {songs_per_class: 16, folds: 3}
            methods:
              cross-entropy: {}
              kd: {teacher: {network: nnet2, method: cross-entropy, seed: 1}}
              wsl: {teacher: {network: nnet2, method: cross-entropy}}
            grid:
              - {networks: nnet1, methods: [kd, wsl], seeds: [1, 2]}
            """);

    assertTrue(
        notes.contains(
            "one teacher for all runs of a fold, so that ± and p tell nothing about others: kd."),
        notes);
  }

  @Test
  void notes_onATeacherThatKnewTestSongs_nameItsStudents() throws IOException {
    MadeExperiment made =
        new MadeExperiment(
            folder,
            """
            title: taught
            data: {split: 8/1/1}
            methods: {kd: {teacher: {model: teacher}}, lsr: {}}
            grid: [{networks: nnet1}]
            """);
    made.songs("runs/nnet1/kd/seed-1", "RRRR").songs("runs/nnet1/lsr/seed-1", "RRRR");
    assertFalse(String.join("\n", made.table().notes()).contains("flatters"));

    Files.writeString(
        folder.resolve("runs/nnet1/kd/seed-1/config.json"),
        "{\"teacher\": {\"network\": {}, \"weights\": \"abc\", \"known_test_songs\": 3}}");

    assertTrue(
        made.table()
            .notes()
            .contains(
                "taught by models that had learnt from some of what is tested, which flatters them:"
                    + " kd."),
        made.table().notes().toString());
  }

  @Test
  void notes_onSearches_areThereOnlyWhereOneSearches() throws IOException {
    String yaml =
        """
        title: searched
        data: {split: 8/1/1}
        tuning: {seeds: [1]}
        methods: {lsr: {settings: {alpha: %s}%s}}
        grid: [{networks: nnet1}]
        """;

    assertFalse(notes(yaml.formatted("0.1", "")).contains("(searched)"));
    assertTrue(
        notes(yaml.formatted("[0.1, 0.2]", ", tuned_on: nnet1"))
            .contains("(searched): chosen on the validation songs of the same split."));
  }

  private String notes(String yaml) throws IOException {
    return String.join("\n", new MadeExperiment(folder, yaml).table().notes());
  }
}
