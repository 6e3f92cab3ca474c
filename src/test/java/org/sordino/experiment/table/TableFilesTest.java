package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.OtherDigits;
import org.sordino.file.CsvReader;

class TableFilesTest {
  /** With names that each of the forms has to escape. */
  private static final String YAML =
      """
      title: R&B_1
      data: {classes: [a, b], split: 8/1/1}
      methods:
        cross-entropy: {}
        a|b & c_d, "e": {loss: lsr, settings: {alpha: 0.1}, unconfirmed: alpha, published_as: lsr}
        lsr-os: {settings: {alpha: 0.1, temperature: 2}}
      grid: [{networks: nnet1, seeds: [1, 2, 3]}]
      published: wang2021-table4
      """;

  @TempDir Path folder;

  private MadeExperiment made;

  @BeforeEach
  void writeTables() throws IOException {
    made =
        new MadeExperiment(folder, YAML)
            .songs("runs/nnet1/cross-entropy/seed-1", "RRRW")
            .songs("runs/nnet1/cross-entropy/seed-2", "RRwR")
            .songs("runs/nnet1/cross-entropy/seed-3", "RRWW")
            .songs("runs/nnet1/a-b-c_d-e-/seed-1", "WWRR")
            .songs("runs/nnet1/a-b-c_d-e-/seed-2", "WWWR")
            .songs("runs/nnet1/a-b-c_d-e-/seed-3", "WwRR")
            .songs("runs/nnet1/lsr-os/seed-1", "RRRR")
            .failed("runs/nnet1/lsr-os/seed-2");
    TableFiles.of(made.results()).write();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void write_markdown_isTheLayout_escapedAndMarked() throws IOException {
    assertEquals(
        """
        # R&amp;B\\_1

        | network | method | settings | clip error (%) | published | difference | p (t-test) | song error (%) | published | difference | p (t-test) | p (McNemar) | runs | NLL | ECE | stability | inter-class stability |
        | :--- | :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | nnet1 | cross-entropy |  | **29.17 ± 19.09** | 23.58 | +5.59 |  | **33.33 ± 14.43** | 15.97 | +17.36 |  |  | 3 | **0.763 ± 0.398** | **0.212 ± 0.165** | 0.706 ± 0.147 | 0.927 ± 0.069 |
        | nnet1 | a\\|b &amp; c\\_d, "e" | alpha 0.1\\* | <ins>54.17 ± 19.09</ins> | 22.76 | +31.41 | 0.368 | <ins>58.33 ± 14.43</ins> | 14.82 | +43.51 | 0.225 | 1.000 (+1 −2) | 3 | <ins>1.312 ± 0.398</ins> | <ins>0.462 ± 0.165</ins> | 0.629 ± 0.123 | 0.971 ± 0.044 |
        | nnet1 | lsr-os | alpha 0.1, temperature 2 | 0.00 | 22.21 | −22.21 |  | 0.00 | 14.21 | −14.21 |  | 1.000 (+1 −0) | 1 of 3, 1 failed | 0.105 | 0.100 | 1.000 | 0.680 |

        - tested: test songs of the split 8/1/1 (split seed 1), after the last epoch.
        - ±: sample standard deviation over the finished runs.
        - bold: the lowest mean of the network, of rows with the same seeds, all of them finished.
        - underlined: no improvement over cross-entropy, the baseline.
        - p (t-test): two-sided paired t-test of the runs against those of cross-entropy with the same seed; about other seeds on these songs, not about others. None where every pair differs by the same.
        - p (McNemar): exact two-sided McNemar test on songs, each counted once, by the first common seed; in brackets how many the row alone (+) and cross-entropy alone (−) is right about.
        - p are of one comparison each: of twenty such without any difference in truth, one is expected below 0.05.
        - published: Wang et al. 2021, table 4, measured on the whole data set, of which only a part is used here.
        - difference: own mean − published error, in percentage points.
        - stability: how closely the predictions of a class keep together (1 − mean over classes of the standard deviation of the true class's probability), and how closely the classes do (Shen et al. 2021, appendix and eq 5–7); more is neither better nor worse.
        - runs: where two numbers stand, the finished and the planned ones.
        - \\* given by no paper for these data and networks
        """,
        read("table.md"));
  }

  @Test
  void write_csv_hasALinePerRowAndMeasure_quoted() throws IOException {
    List<String> lines = read("table.csv").lines().toList();

    assertEquals(1 + 3 * 6, lines.size());
    assertEquals(
        "network,method,settings,measure,mean,deviation,runs,planned,published,difference,best,"
            + "improves,t_test_p,mcnemar_p,mcnemar_worse,mcnemar_better",
        lines.get(0));
    assertEquals(
        "nnet1,cross-entropy,,song_error_percent,33.333333333333336,14.433756729740644,3,3,15.97,"
            + "17.363333333333337,true,,,,,",
        lines.get(2));
    assertEquals(
        "nnet1,lsr-os,\"alpha 0.1, temperature 2\",clip_error_percent,0.0,,1,3,22.21,-22.21,false,"
            + ",,,,",
        lines.get(13));
    assertTrue(
        lines.get(8).startsWith("nnet1,\"a|b & c_d, \"\"e\"\"\",alpha 0.1*,song_error_percent,"),
        lines.get(8));
  }

  @Test
  void write_csv_hasEveryNumberInFull() throws IOException {
    List<String> fields = List.of();
    try (CsvReader csv = new CsvReader(folder.resolve("table.csv"))) {
      for (int line = 0; line < 9; line++) {
        fields = csv.next();
      }
    }

    assertEquals(Double.toString(175 / 3.0), fields.get(4));
    assertEquals(Double.toString(175 / 3.0 - 14.82), fields.get(9));
    assertEquals(List.of("false", "false"), fields.subList(10, 12));
    // scipy.stats.ttest_rel([50, 75, 50], [25, 25, 50]) and binomtest(1, 3)
    assertEquals(0.22540333075851657, Double.parseDouble(fields.get(12)), 1e-12);
    assertEquals(1, Double.parseDouble(fields.get(13)), 1e-12);
    assertEquals(List.of("2", "1"), fields.subList(14, 16));
  }

  @Test
  void write_latex_isTheLayout_escapedAndMarked() throws IOException {
    assertEquals(
        """
        % \\usepackage{booktabs}
        \\begin{table}
        \\centering
        \\caption{R\\&B\\_1}
        \\begin{tabular}{lllrrrrrrrrrrrrrr}
        \\toprule
        network & method & settings & clip error (\\%) & published & difference & p (t-test) & song error (\\%) & published & difference & p (t-test) & p (McNemar) & runs & NLL & ECE & stability & inter-class stability \\\\
        \\midrule
        nnet1 & cross-entropy &  & \\textbf{29.17 $\\pm$ 19.09} & 23.58 & +5.59 &  & \\textbf{33.33 $\\pm$ 14.43} & 15.97 & +17.36 &  &  & 3 & \\textbf{0.763 $\\pm$ 0.398} & \\textbf{0.212 $\\pm$ 0.165} & 0.706 $\\pm$ 0.147 & 0.927 $\\pm$ 0.069 \\\\
        nnet1 & a\\textbar{}b \\& c\\_d, ''e'' & alpha 0.1{*} & \\underline{54.17 $\\pm$ 19.09} & 22.76 & +31.41 & 0.368 & \\underline{58.33 $\\pm$ 14.43} & 14.82 & +43.51 & 0.225 & 1.000 (+1 $-$2) & 3 & \\underline{1.312 $\\pm$ 0.398} & \\underline{0.462 $\\pm$ 0.165} & 0.629 $\\pm$ 0.123 & 0.971 $\\pm$ 0.044 \\\\
        nnet1 & lsr-os & alpha 0.1, temperature 2 & 0.00 & 22.21 & $-$22.21 &  & 0.00 & 14.21 & $-$14.21 &  & 1.000 (+1 $-$0) & 1 of 3, 1 failed & 0.105 & 0.100 & 1.000 & 0.680 \\\\
        \\bottomrule
        \\end{tabular}
        """,
        read("table.tex").replaceAll("(?s)\\\\par.*", ""));
    assertTrue(
        read("table.tex")
            .endsWith(
                """
                \\par{\\footnotesize {*} given by no paper for these data and networks}
                \\end{table}
                """));
  }

  @Test
  void write_wherePeopleUseOtherDigits_isTheSame() throws Exception {
    List<String> names = List.of("table.md", "table.csv", "table.tex");
    List<String> before = new ArrayList<>();
    for (String name : names) {
      before.add(read(name));
    }

    OtherDigits.where(
        () -> {
          TableFiles.of(made.results()).write();
          return true;
        });

    for (int i = 0; i < names.size(); i++) {
      assertEquals(before.get(i), read(names.get(i)));
    }
  }
}
