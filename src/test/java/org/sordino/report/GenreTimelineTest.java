package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenreTimelineTest {
  private static final GenreTimeline TIMELINE = GenreTimeline.of(HeardSong.heard());

  private static String lane(GenreTimeline timeline, String genre) {
    StringBuilder svg = new StringBuilder();
    timeline.lane(genre, "#000000").writeTo(svg);
    return svg.toString();
  }

  @Test
  void genres_areThoseThatWin_inTheSongsOrder() {
    assertEquals(List.of("jazz", "rock"), TIMELINE.genres());
  }

  @Test
  void begin_liesHalfwayBetweenTheMiddlesOfClips() {
    // Middles at 1.016375, 3.016375, 5.016375 and 7.016375 s of eight.
    assertEquals(0, TIMELINE.begin(0));
    assertEquals(2.016375, TIMELINE.begin(1), 1e-12);
    assertEquals(4.016375, TIMELINE.begin(2), 1e-12);
    assertEquals(6.016375, TIMELINE.begin(3), 1e-12);
    assertEquals(8, TIMELINE.begin(4));
  }

  @Test
  void begin_ofTheOnlyClip_isTheWholeSong() {
    GenreTimeline timeline = GenreTimeline.of(HeardSong.heard(List.of("jazz")));
    assertEquals(0, timeline.begin(0));
    assertEquals(2, timeline.begin(1));
  }

  @Test
  void lane_hasABarForEachClipThatItsGenreWins() {
    assertTrue(lane(TIMELINE, "rock").contains("d=\"M5020 100V30H7520V100Z\""));
    assertTrue(
        lane(TIMELINE, "jazz")
            .contains("d=\"M0 100V10H2520V100ZM2520 100V20H5020V100ZM7520 100V40H10000V100Z\""));
  }

  @Test
  void numbers_haveARowPerClip() {
    assertEquals(List.of("4.0", "rock", "70\u00A0%"), TIMELINE.numbers().rows().get(2));
    assertEquals(4, TIMELINE.numbers().rows().size());
  }
}
