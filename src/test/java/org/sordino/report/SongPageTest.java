package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sordino.model.Classification;
import org.sordino.model.SongAnalysis;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SongPageTest {
  private static final Player EMBEDDED = new Player("data:audio/wav;base64,UklGRg==", "data:", "");
  private static final String ODD = "<script>alert('1')</script> & \"quotes\"\n.wav";

  private static String page(String name, double least) throws IOException {
    return new SongPage(name, HeardSong.heard(), EMBEDDED, least, null).html();
  }

  private static String text(Document page, String element, String wanted) {
    return Xml.all(page, element).stream()
        .filter(e -> e.getAttribute("class").equals(wanted))
        .findFirst()
        .orElseThrow()
        .getTextContent();
  }

  @Test
  void page_ofASong_tellsItsGenreAndProbabilities() throws Exception {
    Document page = Xml.parse(page("song.wav", 0));
    assertEquals(List.of("song.wav"), Xml.texts(page, "h1"));
    assertEquals("jazz 63\u00A0%", text(page, "p", "answer"));
    List<String> rows = Xml.texts(page, "tr");
    assertEquals(
        List.of("jazz63\u00A0%", "rock25\u00A0%", "blues13\u00A0%"),
        rows.subList(rows.size() - 3, rows.size()));
  }

  @Test
  void page_belowTheLeastProbability_isOfAnUnknownGenre() throws Exception {
    Document page = Xml.parse(page("song.wav", 0.63));
    assertEquals("unknown (most probable: jazz, 63\u00A0%)", text(page, "p", "answer"));
    assertEquals("jazz 63\u00A0%", text(Xml.parse(page("song.wav", 0.625)), "p", "answer"));
  }

  @Test
  void page_ofAnOddName_showsItAsItIs() throws Exception {
    Document page = Xml.parse(page(ODD, 0));
    assertEquals(List.of(ODD), Xml.texts(page, "h1"));
    assertEquals(List.of(ODD), Xml.texts(page, "title"));
    assertEquals(1, Xml.all(page, "script").size());
  }

  @Test
  void page_mayRunItsOwnScriptOnly_andLoadNothing() throws Exception {
    Document page = Xml.parse(page("song.wav", 0));
    String script = Xml.texts(page, "script").get(0);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String policy =
        Xml.all(page, "meta").stream()
            .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow()
            .getAttribute("content");
    assertEquals(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:;"
            + " script-src 'sha256-"
            + Base64.getEncoder().encodeToString(digest)
            + "'",
        policy);
    for (String element : List.of("img", "audio")) {
      for (Element source : Xml.all(page, element)) {
        assertTrue(source.getAttribute("src").startsWith("data:"), element);
      }
    }
  }

  @Test
  void page_hasALaneForEachGenreThatWins_besideItsName() throws Exception {
    Document page = Xml.parse(page("song.wav", 0));
    List<String> names =
        Xml.all(page, "div").stream()
            .filter(div -> div.getAttribute("class").equals("genre"))
            .map(Element::getTextContent)
            .toList();
    assertEquals(List.of("jazz", "rock"), names);
    assertEquals(2, Xml.all(page, "svg").size());
  }

  @Test
  void page_ofASongThatCannotBePlayed_hasNoPlayerButSaysWhy() throws Exception {
    Player none = new Player(null, "'none'", "Browsers do not play this.");
    String html = new SongPage("song.au", HeardSong.heard(), none, 0, "../all.html").html();
    Document page = Xml.parse(html);
    assertEquals(0, Xml.all(page, "audio").size());
    assertTrue(html.contains("<p class=\"note\">Browsers do not play this.</p>"), html);
    assertEquals("../all.html", Xml.all(page, "a").get(0).getAttribute("href"));
  }

  @Test
  void page_ofManyGenres_foldsThoseAway_thatAreLeastProbable() throws Exception {
    SongAnalysis song = HeardSong.heard();
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int genre = 0; genre < 20; genre++) {
      probabilities.put("genre " + genre, 1 / 20.0);
    }
    Classification found =
        new Classification(
            8,
            "genre 0",
            1 / 20.0,
            probabilities,
            List.of(new Classification.Moment(0, "genre 0", 1 / 20.0)));
    SongAnalysis many = new SongAnalysis(song.audio(), song.spectrogram(), song.features(), found);
    String html = new SongPage("song.wav", many, EMBEDDED, 0, null).html();
    Document page = Xml.parse(html);
    assertEquals(List.of("Numbers", "8 more"), Xml.texts(page, "summary"));
    assertTrue(html.indexOf(">genre 11<") < html.indexOf("8 more"));
    assertFalse(html.indexOf(">genre 12<") < html.indexOf("8 more"));
  }
}
