package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTransferTest {
  private static final String TRANSFER =
      """
      title: settings of one network on another
      data: {split: 8/1/1}
      tuning: {seeds: [1]}
      methods:
        cross-entropy: {}
        here: {loss: lsr, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet1}
        there: {loss: lsr, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet2}
        elsewhere: {loss: lsr, settings: {alpha: [0.1, 0.3]}, tuned_on: nnet2}
        other loss: {loss: lsr-os, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet2}
        given: {loss: lsr, settings: {alpha: 0.1}}
        taught here: {loss: kd, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet1, teacher: {model: a}}
        taught there: {loss: kd, settings: {alpha: [0.1, 0.2]}, tuned_on: nnet2, teacher: {model: b}}
      grid: [{networks: [nnet1, nnet2], seeds: [1, 2, 3]}]
      """;

  @TempDir Path folder;

  private MadeExperiment made;

  @BeforeEach
  void make() throws IOException {
    made = new MadeExperiment(folder, TRANSFER);
  }

  private void finish(String row, String... songs) throws IOException {
    for (int seed = 1; seed <= songs.length; seed++) {
      made.songs("runs/" + row + "/seed-" + seed, songs[seed - 1]);
    }
  }

  @Test
  void inWords_ofFinishedRows_comparesOwnSettingsWithForeignOnes() throws IOException {
    finish("nnet1/here", "RRRW", "RRRW", "RRRr"); // clip errors of 25, 25 and 12.5 percent
    finish("nnet1/there", "RRWW", "RRrW", "RRrr"); // 50, 37.5 and 25
    for (String row : List.of("elsewhere", "other-loss", "given", "taught-here", "taught-there")) {
      finish("nnet1/" + row, "RRRR", "RRRR", "RRRR");
    }

    ResultTable table = made.table();

    // Python: statistics.stdev, scipy.stats.ttest_rel([50, 37.5, 25], [25, 25, 12.5])
    String words =
        "nnet1 with lsr: clip error (%) 37.50 ± 12.50 by the settings tuned on nnet2,"
            + " 20.83 ± 7.22 by its own; p (t-test) 0.057.";
    assertEquals(
        List.of(words), table.transfers().stream().map(SettingsTransfer::inWords).toList());
    assertTrue(table.notes().contains(words), table.notes().toString());
  }

  @Test
  void of_eachNetwork_asksItsOwnSettingsFirst() throws IOException {
    for (String row : List.of("nnet1/here", "nnet1/there", "nnet2/there")) {
      finish(row, "RRRR", "RRRR", "RRRR");
    }
    finish("nnet2/here", "WWWW", "WWWW", "WWWW");

    List<SettingsTransfer> transfers = made.table().transfers();

    assertEquals(
        List.of("nnet1", "nnet2"), transfers.stream().map(SettingsTransfer::network).toList());
    assertEquals(0, transfers.get(1).own().mean());
    assertEquals(100, transfers.get(1).foreign().mean());
    assertEquals("nnet1", transfers.get(1).other());
  }

  @Test
  void of_aRowThatIsNotFinished_tellsNothing() throws IOException {
    finish("nnet1/here", "RRRW", "RRRW", "RRRr");
    finish("nnet1/there", "RRWW", "RRrW");

    assertEquals(List.of(), made.table().transfers());
  }
}
