package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.OtherDigits;

/** Browsers read no colours, paths and places in other digits than 0 to 9. */
class OtherDigitsTest {
  @TempDir Path temp;

  @Test
  void report_ofARun_isTheSame() throws Exception {
    Path started = WrittenRun.started(temp.resolve("started"), 2, 3);
    Path finished = WrittenRun.finished(temp.resolve("finished"), 3);

    for (Path run : List.of(started, finished)) {
      String page = RunReport.of(run).html();
      assertEquals(page, OtherDigits.where(() -> RunReport.of(run).html()));
    }
  }

  @Test
  void report_ofAnExperiment_isTheSame() throws Exception {
    String yaml = WrittenExperiment.EVERYTHING;
    Path all = WrittenExperiment.finished(temp.resolve("all"), yaml);
    Path half =
        WrittenExperiment.write(temp.resolve("half"), yaml, run -> run.name().hashCode() % 2 == 0);

    for (Path folder : List.of(all, half)) {
      String page = ExperimentReport.of(folder).html();
      assertEquals(page, OtherDigits.where(() -> ExperimentReport.of(folder).html()));
    }
  }

  @Test
  void page_ofASong_isTheSame() throws Exception {
    Player player = new Player("data:audio/wav;base64,UklGRg==", "data:", "");
    SongPage page = new SongPage("song.wav", HeardSong.heard(), player, 0, null);

    assertEquals(page.html(), OtherDigits.where(page::html));
  }

  @Test
  void duration_isTheSame() throws Exception {
    assertEquals("7 min 05 s", OtherDigits.where(() -> Numbers.duration(425)));
    assertEquals("2 h 03 min", OtherDigits.where(() -> Numbers.duration(7380)));
  }

  /** Asked by itself, because a page finds its colours when the class is loaded. */
  @Test
  void colour_isTheSame() throws Exception {
    assertEquals("rgb(0,20,255)", OtherDigits.where(() -> Svg.rgb(new Color(0, 20, 255))));
  }
}
