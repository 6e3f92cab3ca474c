package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
  private static final String SONGS =
      """
      title: two methods
      data: {split: 8/1/1}
      methods:
        cross-entropy: {}
        smoothing: {loss: lsr, settings: {alpha: 0.1}, published_as: lsr}
      grid:
        - {networks: nnet1, seeds: [1, 2, 3]}
      published: wang2021-table4
      """;

  private static final String BASELINE = "runs/nnet1/cross-entropy/seed-";
  private static final String OTHER = "runs/nnet1/smoothing/seed-";

  @TempDir Path folder;

  private MadeExperiment made;

  @BeforeEach
  void makeSongs() throws IOException {
    made = new MadeExperiment(folder, SONGS);
  }

  /** Song errors of 25, 25, 50 and clip errors of 25, 12.5, 50 percent. */
  private void finishBaseline() throws IOException {
    made.songs(BASELINE + 1, "RRRW").songs(BASELINE + 2, "RRwR").songs(BASELINE + 3, "RRWW");
  }

  /** Song errors of 50, 75, 50 and clip errors of 50, 75, 37.5 percent. */
  private void finishOther() throws IOException {
    made.songs(OTHER + 1, "WWRR").songs(OTHER + 2, "WWWR").songs(OTHER + 3, "WwRR");
  }

  @Test
  void of_finishedRuns_hasMeansAndDeviations() throws IOException {
    finishBaseline();

    ResultRow row = made.table().rows().get(0);

    assertEquals(3, row.finished());
    assertEquals(3, row.planned());
    assertEquals(100 / 3.0, row.by(Measure.SONG_ERROR).sample().mean(), 1e-12);
    // Python: statistics.stdev([25, 25, 50]) and ([25, 12.5, 50])
    assertEquals(14.433756729740644, row.by(Measure.SONG_ERROR).sample().deviation(), 1e-12);
    assertEquals(87.5 / 3, row.by(Measure.CLIP_ERROR).sample().mean(), 1e-12);
    assertEquals(19.094065395649334, row.by(Measure.CLIP_ERROR).sample().deviation(), 1e-12);
    // Of 24 clips 16 give their class 0.9, 7 give it 0.1 and one 0.6.
    assertEquals(
        -(16 * Math.log(0.9) + 7 * Math.log(0.1) + Math.log(0.6)) / 24,
        row.by(Measure.NLL).sample().mean(),
        1e-6);
    assertNotNull(row.by(Measure.ECE).sample());
  }

  @Test
  void of_pairs_testsTheRow_notTheBaseline() throws IOException {
    finishBaseline();
    finishOther();

    ResultTable table = made.table();

    Measured other = table.rows().get(1).by(Measure.SONG_ERROR);
    // scipy.stats.ttest_rel([50, 75, 50], [25, 25, 50])
    assertEquals(0.22540333075851657, other.tTest().p(), 1e-12);
    // Seed 1 alone: RRRW against WWRR.
    assertEquals(new McNemar(2, 1), other.mcNemar());
    assertTrue(other.isNoImprovement());
    assertNull(table.rows().get(1).by(Measure.CLIP_ERROR).mcNemar());
    assertNotNull(table.rows().get(1).by(Measure.CLIP_ERROR).tTest());
    assertFalse(table.rows().get(1).baseline());

    assertTrue(table.rows().get(0).baseline());
    for (Measured baseline : table.rows().get(0).measures().values()) {
      assertNull(baseline.tTest());
      assertNull(baseline.mcNemar());
      assertNull(baseline.improves());
    }
  }

  @Test
  void of_lowestMean_isBestAndImproves() throws IOException {
    finishBaseline();
    made.songs(OTHER + 1, "RRRW").songs(OTHER + 2, "RRRR").songs(OTHER + 3, "RRRW");

    ResultTable table = made.table();

    assertFalse(table.rows().get(0).by(Measure.SONG_ERROR).best());
    assertTrue(table.rows().get(1).by(Measure.SONG_ERROR).best());
    assertEquals(true, table.rows().get(1).by(Measure.SONG_ERROR).improves());
  }

  @Test
  void of_equalRuns_areBothBest_andDifferByChanceAlone() throws IOException {
    finishBaseline();
    made.songs(OTHER + 1, "RRRW").songs(OTHER + 2, "RRwR").songs(OTHER + 3, "RRWW");

    ResultTable table = made.table();

    Measured other = table.rows().get(1).by(Measure.SONG_ERROR);
    assertTrue(table.rows().get(0).by(Measure.SONG_ERROR).best());
    assertTrue(other.best());
    assertTrue(other.isNoImprovement());
    assertEquals(new PairedTTest(1), other.tTest());
    assertEquals(1, other.mcNemar().p());
  }

  @Test
  void of_missingRuns_isNeitherBestNorWorse_butCounted() throws IOException {
    finishBaseline();
    made.songs(OTHER + 2, "RRRR").failed(OTHER + 3);

    ResultTable table = made.table();

    ResultRow row = table.rows().get(1);
    Measured other = row.by(Measure.SONG_ERROR);
    assertEquals(1, row.finished());
    assertEquals(1, row.failed());
    assertEquals(3, row.planned());
    assertEquals(new Sample(0, null), other.sample());
    assertFalse(other.best());
    assertTrue(table.rows().get(0).by(Measure.SONG_ERROR).best());
    assertNull(other.improves());
    assertNull(other.tTest());
    // Seed 2, the first of both: RRwR against RRRR.
    assertEquals(new McNemar(0, 1), other.mcNemar());
  }

  @Test
  void of_rowsWithOtherSeeds_areNotRankedTogether() throws IOException {
    made =
        new MadeExperiment(
                folder,
                """
                title: seeds
                data: {split: 8/1/1}
                methods: {cross-entropy: {}, lsr: {}}
                grid:
                  - {networks: nnet1, methods: cross-entropy, seeds: [1, 2]}
                  - {networks: nnet1, methods: lsr}
                """)
            .songs("runs/nnet1/cross-entropy/seed-1", "RRRR")
            .songs("runs/nnet1/cross-entropy/seed-2", "RRWW")
            .songs("runs/nnet1/lsr/seed-1", "RRRR");

    List<ResultRow> rows = made.table().rows();

    assertTrue(rows.get(0).by(Measure.SONG_ERROR).best());
    assertTrue(rows.get(1).by(Measure.SONG_ERROR).best());
    assertNull(rows.get(1).by(Measure.SONG_ERROR).improves());
    assertEquals(1, rows.get(1).by(Measure.SONG_ERROR).mcNemar().p());
  }

  /** The other's only fold may be an easy one. */
  @Test
  void lowest_aLowerMeanOfMissingRuns_comesBehindWholeRows() throws IOException {
    finishBaseline();
    made.songs(OTHER + 1, "RRRR");

    ResultTable table = made.table();

    ResultRow first = table.rows().stream().min(ResultRow.lowest(Measure.SONG_ERROR)).orElseThrow();
    assertEquals("cross-entropy", first.method());
    assertEquals(0, table.rows().get(1).by(Measure.SONG_ERROR).sample().mean());
  }

  @Test
  void of_nothingFinished_hasNoSamples() throws IOException {
    Measured measured = made.table().rows().get(1).by(Measure.SONG_ERROR);

    assertEquals(new Measured(null, 14.82, false, null, null, null), measured);
    assertNull(measured.difference());
  }

  @Test
  void of_publishedError_isThatOfTheNameInTheTable() throws IOException {
    finishOther();

    ResultRow row = made.table().rows().get(1);

    assertEquals(14.82, row.by(Measure.SONG_ERROR).published());
    assertEquals(175 / 3.0 - 14.82, row.by(Measure.SONG_ERROR).difference(), 1e-12);
    assertEquals(22.76, row.by(Measure.CLIP_ERROR).published());
    assertNull(row.by(Measure.NLL).published());
  }

  @Test
  void of_folds_pairsRunsByFoldAndSeed_andCountsEachSongOnce() throws IOException {
    made =
        new MadeExperiment(
                folder,
                """
                title: folds
                data: {folds: 3}
                methods: {cross-entropy: {}, lsr: {}}
                grid: [{networks: nnet1, seeds: [1, 2]}]
                """)
            .songs("runs/nnet1/cross-entropy/fold-1-seed-1", "RRRR")
            .songs("runs/nnet1/cross-entropy/fold-1-seed-2", "RRWW")
            .songs("runs/nnet1/cross-entropy/fold-2-seed-1", "RWWW")
            .songs("runs/nnet1/cross-entropy/fold-2-seed-2", "WWWW")
            .songs("runs/nnet1/cross-entropy/fold-3-seed-1", "WWWW")
            .songs("runs/nnet1/lsr/fold-1-seed-2", "RRRW")
            .songs("runs/nnet1/lsr/fold-2-seed-1", "WRRR")
            .songs("runs/nnet1/lsr/fold-2-seed-2", "RRRR")
            .songs("runs/nnet1/lsr/fold-3-seed-2", "RRRR");

    Measured measured = made.table().rows().get(1).by(Measure.SONG_ERROR);

    // RRRW against RRWW on fold 1 and WRRR against RWWW on fold 2.
    assertEquals(new McNemar(1, 4), measured.mcNemar());
    // Fold 1 has one pair, fold 2 the means of two: scipy.stats.ttest_rel([25, 12.5], [50, 87.5])
    assertEquals(0.2951672353008665, measured.tTest().p(), 1e-12);
  }

  /**
   * The first song is right by the majority of its clips and wrong by their mean, the second right
   * by the mean and wrong by the mean of logarithms.
   */
  @Test
  void of_songsOfDividedClips_decidesByTheMean() throws IOException {
    made.songs(BASELINE + 1, "RRRR").songs(OTHER + 1, "mlRR");

    assertEquals(new McNemar(1, 0), made.table().rows().get(1).by(Measure.SONG_ERROR).mcNemar());
  }

  @Test
  void of_anotherNetwork_isComparedWithItsOwnRowsAlone() throws IOException {
    made =
        new MadeExperiment(
                folder,
                """
                title: networks
                data: {split: 8/1/1}
                methods: {cross-entropy: {}, lsr: {}}
                grid: [{networks: nnet1}, {networks: nnet2, methods: lsr}]
                """)
            .songs("runs/nnet1/cross-entropy/seed-1", "RRRR")
            .songs("runs/nnet1/lsr/seed-1", "RRWW")
            .songs("runs/nnet2/lsr/seed-1", "RWWW");

    Measured measured = made.table().rows().get(2).by(Measure.SONG_ERROR);

    assertEquals(new Measured(new Sample(75, null), null, true, null, null, null), measured);
  }

  @Test
  void of_images_hasOneErrorAndComparesImages() throws IOException {
    made =
        MadeExperiment.ofImages(folder)
            .images("runs/resnet20/cross-entropy/seed-1", "RRWW")
            .images("runs/resnet20/cross-entropy/seed-2", "WWWW")
            .images("runs/resnet20/lsr/seed-1", "RRRW")
            .images("runs/resnet20/lsr/seed-2", "RRRR");

    ResultTable table = made.table();

    assertEquals(
        List.of(
            Measure.IMAGE_ERROR,
            Measure.NLL,
            Measure.ECE,
            Measure.STABILITY,
            Measure.INTER_CLASS_STABILITY),
        table.measures());
    Measured measured = table.rows().get(1).by(Measure.IMAGE_ERROR);
    assertEquals(12.5, measured.sample().mean());
    assertEquals(7.32, measured.published());
    assertEquals(new McNemar(0, 1), measured.mcNemar());
    assertEquals(true, measured.improves());
  }

  @Test
  void of_otherSongsThanTheBaselines_isRefused() throws IOException {
    made.songs(BASELINE + 1, "RRRR").songs(OTHER + 1, "RRR");

    IOException problem = assertThrows(IOException.class, made::table);

    assertTrue(
        problem
            .getMessage()
            .startsWith(folder.resolve(OTHER + 1).resolve("predictions.csv") + ": expected"),
        problem.getMessage());
  }

  @Test
  void of_missingPredictions_leavesOutTheTestOfSongs() throws IOException {
    made.songs(BASELINE + 1, "RRRR").songs(OTHER + 1, "RRRW");
    assertNotNull(made.table().rows().get(1).by(Measure.SONG_ERROR).mcNemar());

    Files.delete(folder.resolve(OTHER + 1).resolve("predictions.csv"));

    assertNull(made.table().rows().get(1).by(Measure.SONG_ERROR).mcNemar());
  }

  @Test
  void of_imagesInPlaceOfSongs_isRefused() throws IOException {
    made.images(BASELINE + 1, "RRRR");

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> made.table());

    assertEquals(
        "metrics.json: expected clip_error_percent, found [error_percent]", problem.getMessage());
  }
}
