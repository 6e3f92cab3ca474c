package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Sha256;
import org.sordino.model.Classification;
import org.sordino.model.SongAnalysis;

/**
 * The page of a song: its genre, a player, the spectrogram and beneath it, on the same axis, the
 * genre over time; the probabilities of the song. A line in both follows the sound, and a click
 * into them seeks.
 *
 * @param name of the song
 * @param song what was heard of it and said
 * @param player how the page plays it
 * @param least the probability from which on a genre is known
 * @param index where the page of all songs is, if there is one
 */
record SongPage(
    String name, SongAnalysis song, Player player, double least, @Nullable String index) {
  /** More of them than this are folded away. */
  private static final int MOST_BARS = 12;

  /**
   * The page.
   *
   * @throws IOException if this Java writes no PNG
   */
  String html() throws IOException {
    String script = HtmlDocument.resource("song.js");
    String policy =
        "%s; media-src %s; script-src 'sha256-%s'"
            .formatted(HtmlDocument.NOTHING_FROM_ELSEWHERE, player.policy(), sha256(script));
    List<Html> parts = new ArrayList<>();
    parts.add(header());
    parts.add(figure());
    parts.add(bars());
    parts.add(element("script", new Html.Markup(script)));
    return new HtmlDocument(name, policy, List.of("report.css", "song.css"), parts).text();
  }

  private Html header() {
    Classification found = song.classification();
    String genre = found.genre(least);
    Html.Element header = element("header");
    if (index != null) {
      header = header.and(List.of(element("p", element("a", "All files").with("href", index))));
    }
    String sure = Numbers.wholePercent(found.confidence());
    return header.and(
        List.of(
            element("h1", name),
            element(
                    "p",
                    element("strong", genre),
                    new Html.Text(
                        genre.equals(Classification.UNKNOWN)
                            ? " (most probable: %s, %s)".formatted(found.genre(), sure)
                            : " " + sure))
                .with("class", "answer"),
            element(
                "p",
                String.format(
                    Locale.ROOT,
                    "%s, heard in %s clips of %.1f s",
                    Numbers.duration(found.seconds()),
                    Numbers.count(found.timeline().size()),
                    song.features().clipSeconds()))));
  }

  private Html figure() throws IOException {
    SongPlot plot = SongPlot.of(song);
    return element("figure", element("figcaption", "Spectrogram and genre over time"))
        .with("id", "song")
        .and(player.html())
        .and(
            List.of(
                plot.html(),
                element("p", "").with("id", "readout"),
                SongPlot.levels(),
                Page.folded("Numbers", Page.table(plot.timeline().numbers()).with("id", "clips"))));
  }

  private Html bars() {
    GenreColours colours = GenreColours.of(song.classification());
    List<Html> rows = new ArrayList<>();
    for (Map.Entry<String, Double> genre : song.classification().probabilities().entrySet()) {
      rows.add(bar(genre.getKey(), genre.getValue(), colours.of(genre.getKey())));
    }
    List<Html> shown = rows.subList(0, Math.min(MOST_BARS, rows.size()));
    List<Html> parts = new ArrayList<>();
    parts.add(table(shown));
    if (rows.size() > shown.size()) {
      parts.add(
          Page.folded(
              rows.size() - shown.size() + " more",
              table(rows.subList(shown.size(), rows.size()))));
    }
    return element(
        "section",
        element("h2", "Probabilities of the song"),
        element("div").with("class", "bars").and(parts));
  }

  private static Html table(List<Html> rows) {
    return element("table", element("tbody").and(rows));
  }

  private static Html bar(String genre, double probability, String colour) {
    return element(
        "tr",
        element("th", genre).with("scope", "row"),
        element(
            "td",
            element("div")
                .with(
                    "style",
                    String.format(
                        Locale.ROOT, "width: %.1f%%; background: %s", 100 * probability, colour))),
        element("td", Numbers.wholePercent(probability)));
  }

  private static String sha256(String script) {
    byte[] hash = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
