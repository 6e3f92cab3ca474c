package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows say of the settings of their losses. */
class SettingTest {
  @TempDir Path folder;

  @Test
  void of_severalValues_haveRowsWithoutPublishedError() throws IOException {
    MadeExperiment made =
        new MadeExperiment(
            folder,
            """
            title: values
            data: {split: 8/1/1}
            methods:
              lsr: {settings: {alpha: [0.1, 0.2]}, unconfirmed: alpha}
              tf-kd-reg: {settings: {teacher_temperature: 20, gamma: 0.99}, unconfirmed: gamma}
            grid: [{networks: nnet1}]
            baseline: tf-kd-reg
            published: wang2021-table4
            """);

    List<ResultRow> rows = made.table().rows();

    assertEquals("lsr, alpha 0.1", rows.get(0).method());
    assertEquals("alpha 0.1*", rows.get(0).settingsInWords());
    assertNull(rows.get(0).by(Measure.SONG_ERROR).published());
    assertEquals(
        "teacher-temperature 20, gamma 0.99*, alpha 0.1 (default), temperature 1 (default),"
            + " multiplier 1 (default), reduction sum (default)",
        rows.get(2).settingsInWords());
    assertTrue(
        MarkdownTable.of(made.table()).contains("- (default): the loss's own"),
        MarkdownTable.of(made.table()));
    assertNotNull(rows.get(2).by(Measure.SONG_ERROR).published());
    assertEquals(List.of(false, false, true), rows.stream().map(ResultRow::baseline).toList());
  }

  @Test
  void of_tunedMethod_hasTheSettingsThatWereChosen() throws IOException {
    MadeExperiment made =
        new MadeExperiment(
            folder,
            """
            title: a search
            data: {split: 8/1/1}
            tuning: {seeds: [1]}
            methods:
              lsr-os: {settings: {alpha: 0.3, temperature: [1, 2]}, tuned_on: nnet1}
            grid: [{networks: nnet2}]
            """);
    made.songs("tuning/nnet1/lsr-os-temperature-1/seed-1", "RRRW");
    assertEquals(
        "alpha 0.3, temperature ? (searched)", made.table().rows().get(0).settingsInWords());

    made.songs("tuning/nnet1/lsr-os-temperature-2/seed-1", "RRRR");

    assertEquals(
        "alpha 0.3, temperature 2 (searched)", made.table().rows().get(0).settingsInWords());
    assertEquals("lsr-os", made.table().rows().get(0).method());
  }

  private MadeExperiment search(String seeds) throws IOException {
    return new MadeExperiment(
        folder,
        """
        title: a search
        data: {split: 8/1/1}
        tuning: {seeds: %s}
        methods:
          lsr: {settings: {alpha: [0.1, 0.2]}, tuned_on: nnet1}
        grid: [{networks: nnet2}]
        """
            .formatted(seeds));
  }

  @Test
  void of_equalErrors_areSettledByTheLikelihood() throws IOException {
    MadeExperiment made =
        search("[1]")
            .songs("tuning/nnet1/lsr-alpha-0.1/seed-1", "sRRW")
            .songs("tuning/nnet1/lsr-alpha-0.2/seed-1", "RRRW");

    assertEquals("alpha 0.2 (searched)", made.table().rows().get(0).settingsInWords());
  }

  @Test
  void of_severalSeeds_countByTheirMean() throws IOException {
    MadeExperiment made =
        search("[1, 2]")
            .songs("tuning/nnet1/lsr-alpha-0.1/seed-1", "RRRR")
            .songs("tuning/nnet1/lsr-alpha-0.1/seed-2", "RRWW")
            .songs("tuning/nnet1/lsr-alpha-0.2/seed-1", "RRRW")
            .songs("tuning/nnet1/lsr-alpha-0.2/seed-2", "RRRR");

    assertEquals("alpha 0.2 (searched)", made.table().rows().get(0).settingsInWords());
  }
}
