package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLayoutTest {
  private static final String STABILITY =
      "stability: how closely the predictions of a class keep together (1 − mean over classes of the"
          + " standard deviation of the true class's probability), and how closely the classes do"
          + " (Shen et al. 2021, appendix and eq 5–7); more is neither better nor worse.";

  @TempDir Path folder;

  private static List<String> heads(TableLayout layout) {
    return layout.columns().stream().map(TableLayout.Column::head).toList();
  }

  private static List<String> texts(List<Cell> row) {
    return row.stream().map(Cell::text).toList();
  }

  @Test
  void of_nothingFinished_leavesOutWhatWouldBeEmpty() throws IOException {
    TableLayout layout =
        TableLayout.of(
            new MadeExperiment(
                    folder,
                    """
                    title: nothing
                    data: {split: 8/1/1}
                    methods: {cross-entropy: {}, again: {loss: cross-entropy}}
                    grid: [{networks: nnet1, seeds: [1, 2]}]
                    """)
                .table());

    assertEquals(
        List.of(
            "network",
            "method",
            "clip error (%)",
            "song error (%)",
            "runs",
            "NLL",
            "ECE",
            "stability",
            "inter-class stability"),
        heads(layout));
    assertEquals(
        List.of("nnet1", "cross-entropy", "–", "–", "0 of 2", "–", "–", "–", "–"),
        texts(layout.rows().get(0)));
    assertEquals(
        List.of(false, false, true, true, true, true, true, true, true),
        layout.columns().stream().map(TableLayout.Column::number).toList());
  }

  @Test
  void of_folds_saysThatTheyShareSongs_andWhatIsSearched() throws IOException {
    ResultTable table =
        new MadeExperiment(
                folder,
                """
                title: |
                  two
                  lines
                data: {folds: 3}
                tuning: {split: 8/1/1}
                methods:
                  cross-entropy: {}
                  "lsr  os": {loss: lsr-os, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet1}
                grid: [{networks: nnet1}]
                """)
            .songs("runs/nnet1/cross-entropy/fold-1-seed-1", "RRRW")
            .songs("runs/nnet1/cross-entropy/fold-2-seed-1", "RRRW")
            .songs("runs/nnet1/lsr-os/fold-1-seed-1", "RRRW")
            .songs("runs/nnet1/lsr-os/fold-2-seed-1", "RRRR")
            .table();

    List<Cell> row = TableLayout.of(table).rows().get(1);

    assertEquals("two lines", table.title());
    assertEquals(
        List.of("nnet1", "lsr os", "alpha ? (searched), temperature 2 (default)"),
        texts(row.subList(0, 3)));
    assertEquals(
        List.of(
            "tested: cross-validation over songs in 3 folds (split seed 1), after the last epoch.",
            "(searched): chosen on the validation songs of 8/1/1.",
            "±: sample standard deviation over the finished runs.",
            "p (t-test): two-sided paired t-test of the runs against those of cross-entropy with the"
                + " same fold and seed; the seeds of a fold are one pair, by their means; as folds share"
                + " songs to train on, it is too small rather than too large (Nadeau and Bengio 2003)."
                + " None where every pair differs by the same.",
            "p (McNemar): exact two-sided McNemar test on songs, each counted once, by the first"
                + " common seed of each fold; in brackets how many the row alone (+) and"
                + " cross-entropy alone (−) is right about.",
            "p are of one comparison each: of twenty such without any difference in truth, one is"
                + " expected below 0.05.",
            STABILITY,
            "NLL, ECE and stability are means over folds; the ECE of a fold's few clips is larger than that of all"
                + " together.",
            "runs: where two numbers stand, the finished and the planned ones.",
            "(default): the loss's own, as the file gives none; METHODS.md tells which papers do",
            "? not chosen yet: the search is not finished"),
        table.notes());
  }

  @Test
  void of_images_hasTheirOneError() throws IOException {
    TableLayout layout =
        TableLayout.of(
            MadeExperiment.ofImages(folder)
                .images("runs/resnet20/lsr/seed-1", "RRRW")
                .images("runs/resnet20/lsr/seed-2", "RRRR")
                .table());

    assertEquals(
        List.of(
            "network",
            "method",
            "settings",
            "error (%)",
            "published",
            "difference",
            "runs",
            "NLL",
            "ECE",
            "stability",
            "inter-class stability"),
        heads(layout));
    List<Cell> row = layout.rows().get(1);
    assertEquals(
        List.of("resnet20", "lsr", "alpha 0.1 (default)", "12.50 ± 17.68", "7.32", "+5.18", "2"),
        texts(row.subList(0, 7)));
    assertEquals(
        List.of(3, 7, 8),
        IntStream.range(0, row.size()).filter(i -> row.get(i).best()).boxed().toList());
    assertTrue(row.stream().noneMatch(Cell::noImprovement));
  }

  @Test
  void of_teachers_countsTheRegularizationSamplesOfTheLastEpoch() throws IOException {
    ResultTable table =
        new MadeExperiment(
                folder,
                """
                title: taught
                data: {split: 8/1/1}
                methods: {cross-entropy: {}, kd: {teacher: {method: cross-entropy}}}
                grid: [{networks: nnet1, seeds: [1, 2, 3]}]
                """)
            .songs("runs/nnet1/cross-entropy/seed-1", "RRRW")
            .songs("runs/nnet1/kd/seed-1", "RRRW")
            .regularizationSamples("runs/nnet1/kd/seed-1", 90, 10)
            .songs("runs/nnet1/kd/seed-2", "RRRW")
            .regularizationSamples("runs/nnet1/kd/seed-2", 70, 14)
            .regularizationSamples("runs/nnet1/kd/seed-3", 50, 1000)
            .table();

    TableLayout layout = TableLayout.of(table);

    assertEquals("regularization samples", heads(layout).get(layout.columns().size() - 1));
    assertEquals(
        List.of("", "12 ± 3"),
        layout.rows().stream().map(row -> row.get(row.size() - 1).text()).toList());
    assertTrue(
        table
            .notes()
            .contains(
                "regularization samples: training clips on whose true class KL − CE has a larger"
                    + " gradient than CE, in the last epoch (Zhou et al. 2021, 3.2)."));
    assertTrue(
        CsvTable.of(table)
            .contains(
                "(default)\",regularization_samples,12.0,2.8284271247461903,2,3,,,false,,,,,"),
        CsvTable.of(table));
  }
}
