package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.experiment.grid.PlannedRun;

class SearchSectionTest {
  @TempDir static Path shared;
  private static Path searched;

  @TempDir Path temp;

  @BeforeAll
  static void search() throws IOException {
    searched =
        WrittenExperiment.write(
            shared.resolve("x"), WrittenExperiment.EVERYTHING, PlannedRun::tuning);
  }

  private static Section section(Path folder) throws IOException {
    return SearchSection.of(ExperimentFiles.read(folder), new FigureNames()).orElseThrow();
  }

  private static Figure figure(Path folder, String name) throws IOException {
    return section(folder)
        .allFigures()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void search_ofTwoSettings_isAHeatMapWithTheChosenCell() throws Exception {
    HeatMap map = (HeatMap) figure(searched, "search-lsr-os");
    assertEquals(List.of("0.1", "0.3"), map.rows());
    assertEquals(List.of("1", "2", "4"), map.columns());
    HeatMap.Cell lowest =
        map.cells().stream().min((a, b) -> Double.compare(a.value(), b.value())).orElseThrow();
    assertTrue(lowest.chosen());
    assertEquals(1, map.cells().stream().filter(HeatMap.Cell::chosen).count());
    double error =
        (WrittenExperiment.metrics(searched, "tuning/nnet1/lsr-os-alpha-0.3-temperature-2/seed-1")
                    .errors()
                    .get("clip_error_percent")
                + WrittenExperiment.metrics(
                        searched, "tuning/nnet1/lsr-os-alpha-0.3-temperature-2/seed-2")
                    .errors()
                    .get("clip_error_percent"))
            / 2;
    assertTrue(map.cells().contains(new HeatMap.Cell(1, 1, error, false)), map.cells().toString());
    String chosen =
        "alpha %s, temperature %s, with the lowest validation clip error of 6 settings"
            .formatted(map.rows().get(lowest.row()), map.columns().get(lowest.column()));
    assertTrue(new Page("", "", List.of(section(searched))).html().contains(chosen), chosen);
  }

  @Test
  void search_ofOneSetting_isALine() throws Exception {
    LineChart chart = (LineChart) figure(searched, "search-tuned-lsr");
    assertEquals("alpha α", chart.xTitle());
    assertEquals(List.of(0.05, 0.1, 0.2), chart.series().get(0).x());
  }

  @Test
  void search_ofThreeSettingsAlone_isAHeatMapOfPairsAndATableAndNothingElse() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SEARCH);
    String html = ExperimentReport.of(folder).html();
    assertEquals(List.of("Searches for settings", "Provenance"), Xml.headings(html));
    assertEquals(
        8, Xml.all(Xml.parse(html), "table").get(0).getElementsByTagName("tr").getLength() - 1);
    HeatMap map = (HeatMap) figure(folder, "search-lsr-os-tc");
    assertEquals(List.of("0.05, 1", "0.05, 2", "0.1, 1", "0.1, 2"), map.rows());
    assertEquals(List.of("0.4", "0.5"), map.columns());
    assertEquals("alpha α, temperature τ", map.yTitle());
    assertEquals(8, map.cells().size());
    double error =
        WrittenExperiment.metrics(
                folder, "tuning/nnet1/lsr-os-tc-alpha-0.1-temperature-1-gamma-0.5/seed-1")
            .errors()
            .get("clip_error_percent");
    assertTrue(
        map.cells().stream()
            .anyMatch(cell -> cell.row() == 2 && cell.column() == 1 && cell.value() == error));
  }

  @Test
  void search_thatIsUnfinished_choosesNothing() throws Exception {
    Path folder =
        WrittenExperiment.write(
            temp.resolve("x"),
            WrittenExperiment.EVERYTHING,
            run -> run.tuning() && run.folder().contains("alpha-0.1"));
    String html = ExperimentReport.of(folder).html();
    assertTrue(html.contains("3 of 6 settings are trained; none is chosen before all are."));
    HeatMap map = (HeatMap) figure(folder, "search-lsr-os");
    assertEquals(3, map.cells().size());
    assertTrue(map.cells().stream().noneMatch(HeatMap.Cell::chosen));
    assertTrue(html.contains("alpha ?"));
  }
}
