package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.model.SongAnalysis;

/** Pages of a song of eight seconds and an index of songs, in a real browser. */
class RenderedSongTest {
  private static final int PHONE = 390;
  private static final int SCREEN = 1400;

  /** Seeks in the player, then clicks into the picture, then presses keys. */
  private static final String USE =
      """
      async inside => {
        const page = inside.document;
        const audio = page.querySelector('audio');
        const box = selector => page.querySelector(selector).getBoundingClientRect();
        const state = () => {
          const [image, cursor] = [box('#plot img'), box('#cursor')];
          return {
            time: audio.currentTime,
            cursor: (cursor.left + cursor.width / 2 - image.left) / image.width,
            readout: page.getElementById('readout').textContent,
          };
        };
        const after = async action => {
          const seeking = new Promise(done => audio.addEventListener('seeking', done, {once: true}));
          action();
          await seeking;
          return state();
        };
        const click = (target, share) => {
          const image = box('#plot img');
          const [x, y] = [image.left + share * image.width, box(target).top + 5];
          page.elementFromPoint(x, y).dispatchEvent(
              new inside.MouseEvent('click', {clientX: x, clientY: y, bubbles: true}));
        };
        const press = key => page.getElementById('plot').dispatchEvent(
            new inside.KeyboardEvent('keydown', {key, bubbles: true}));
        const result = {duration: audio.duration, seekable: audio.seekable.end(0), start: state()};
        result.sought = await after(() => { audio.currentTime = 5; });
        result.clicked = await after(() => click('#plot img', 0.25));
        result.clickedLane = await after(() => click('.lane', 0.75));
        result.pressed = await after(() => press('ArrowLeft'));
        result.ended = await after(() => press('End'));
        result.overflow = page.documentElement.scrollWidth - inside.innerWidth;
        result.parts = ['audio', '#plot img', '.lane', '#readout', '.bars'].map(part => {
          const {width, height, right} = box(part);
          return {part, width, height, right};
        });
        result.lanes = [box('.genre').top - box('.lane').top, box('.genre').height - box('.lane').height];
        result.outside = [...page.querySelectorAll('.song span, .song div')]
            .filter(e => e.getBoundingClientRect().right > inside.innerWidth).length;
        page.querySelector('details').open = true;
        result.overflowOpen = page.documentElement.scrollWidth - inside.innerWidth;
        return result;
      }
      """;

  /** Clicks into the picture of a page without a player. */
  private static final String CLICK =
      """
      inside => {
        const page = inside.document;
        const plot = page.getElementById('plot').getBoundingClientRect();
        page.getElementById('plot').dispatchEvent(
            new inside.MouseEvent('click', {clientX: plot.left + plot.width / 2, clientY: plot.top + 5}));
        return {readout: page.getElementById('readout').textContent, cursor: page.getElementById('cursor').style.left};
      }
      """;

  @TempDir static Path temp;
  private static Chromium.Seen seen;

  @BeforeAll
  static void useThePages() throws Exception {
    Optional<Chromium> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "no Chromium on this machine");
    String html = page();
    seen =
        chromium
            .get()
            .render(
                false,
                new Chromium.Frame(html, PHONE, USE),
                new Chromium.Frame(html, SCREEN, USE),
                new Chromium.Frame(linked(), PHONE, USE),
                new Chromium.Frame(silent(), PHONE, CLICK),
                new Chromium.Frame(index(), PHONE));
  }

  private static String page() throws IOException {
    SongAnalysis song = HeardSong.heard();
    Path file = temp.resolve("song.wav");
    WavFile.write(file, song.audio());
    Path page = temp.resolve("page.html");
    SongPages.of(page, 1, 0, 0).write(0, file, song);
    return Files.readString(page);
  }

  /** Of a song beside it, as one is that is too large to be in it. */
  private static String linked() throws IOException {
    Path file = temp.resolve("long.wav");
    WavFile.write(file, new Audio(new float[200 * 22_050], 22_050));
    SongAnalysis song = HeardSong.heard();
    Player linked = Player.of(file, temp.resolve("page.html"), song.audio(), false);
    assertEquals("./long.wav", linked.source());
    // The frame is of another folder than the page would be.
    Player absolute = new Player(file.toUri().toString(), linked.policy(), linked.note());
    return new SongPage("long.wav", song, absolute, 0, null).html();
  }

  private static String silent() throws IOException {
    Player none = new Player(null, "'none'", "Browsers do not play this.");
    return new SongPage("song.au", HeardSong.heard(), none, 0, null).html();
  }

  private static String index() {
    String file = "/home/somebody/music/a rather long name of an album/01 - the first song.flac";
    return new SongIndex(
            List.of(
                new SongIndex.Entry(file, "progressive rock", 0.5, 400, "./0001.html", ""),
                new SongIndex.Entry(file, null, 0, 0, "", file + ": expected an audio file")),
            2)
        .html();
  }

  private static void assertAt(double seconds, String readout, JsonNode state) {
    assertEquals(seconds, state.path("time").asDouble(), 0.02, state.toString());
    assertEquals(seconds / 8, state.path("cursor").asDouble(), 0.004, state.toString());
    assertEquals(readout, state.path("readout").asText());
  }

  @Test
  void pages_thatAreUsed_writeNothingToTheConsole() {
    assertTrue(seen.console().isEmpty(), seen.console().toString());
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void cursor_followsThePlayer(int frame) {
    JsonNode probe = seen.probes().get(frame);
    assertEquals(8, probe.path("duration").asDouble(), 0.01);
    assertEquals(8, probe.path("seekable").asDouble(), 0.01);
    assertAt(0, "0:00.0  jazz 90\u00A0%", probe.path("start"));
    assertAt(5, "0:05.0  rock 70\u00A0%", probe.path("sought"));
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void click_intoThePicture_seeks(int frame) {
    JsonNode probe = seen.probes().get(frame);
    assertAt(2, "0:02.0  jazz 90\u00A0%", probe.path("clicked"));
    assertAt(6, "0:06.0  rock 70\u00A0%", probe.path("clickedLane"));
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void keys_onThePicture_seek(int frame) {
    JsonNode probe = seen.probes().get(frame);
    assertAt(4, "0:04.0  jazz 80\u00A0%", probe.path("pressed"));
    assertAt(8, "0:08.0  jazz 60\u00A0%", probe.path("ended"));
  }

  @Test
  void linkedSound_isFoundAndSoughtIn() {
    JsonNode probe = seen.probes().get(2);
    assertEquals(200, probe.path("duration").asDouble(), 0.01, seen.console().toString());
    assertEquals(5, probe.path("sought").path("time").asDouble(), 0.02);
  }

  @Test
  void click_withoutAPlayer_stillTellsTheGenreThere() {
    JsonNode probe = seen.probes().get(3);
    assertTrue(probe.path("readout").asText().matches("0:0(4.0|3.9)  jazz 80.%"), probe.toString());
    assertEquals(50, Double.parseDouble(probe.path("cursor").asText().replace("%", "")), 0.5);
  }

  @ParameterizedTest
  @CsvSource({"0, " + PHONE, "1, " + SCREEN})
  void page_onPhoneAndScreen_showsEverythingAndScrollsDownOnly(int frame, int width) {
    JsonNode probe = seen.probes().get(frame);
    assertTrue(probe.path("overflow").asInt() <= 0, probe.toString());
    assertTrue(probe.path("overflowOpen").asInt() <= 0, probe.toString());
    assertEquals(0, probe.path("outside").asInt(), probe.toString());
    for (JsonNode part : probe.path("parts")) {
      assertTrue(part.path("width").asDouble() > 0.55 * Math.min(width, 1160), part.toString());
      assertTrue(part.path("height").asDouble() >= 20, part.toString());
      assertTrue(part.path("right").asDouble() <= width, part.toString());
    }
    assertEquals(List.of(0, 0), rounded(probe.path("lanes")));
  }

  @Test
  void index_onAPhone_scrollsDownOnly() {
    JsonNode probe = seen.probes().get(4);
    assertEquals(PHONE, probe.path("width").asInt());
    assertTrue(probe.path("overflow").asInt() <= 0, probe.toString());
  }

  private static List<Integer> rounded(JsonNode numbers) {
    return List.of(
        (int) Math.round(numbers.path(0).asDouble()), (int) Math.round(numbers.path(1).asDouble()));
  }
}
