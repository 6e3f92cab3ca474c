package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
  /** The width of the image, which bounds its size. */
  static final int MOST_COLUMNS = 1200;

  private static final int MOST_FREQUENCIES = 7;

  /** More of them than this are folded away. */
  private static final int MOST_BARS = 12;

  private static final int GRADIENT = 8;

  /**
   * The page.
   *
   * @throws IOException if this Java writes no PNG
   */
  String html() throws IOException {
    String script = HtmlDocument.resource("song.js");
    String policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src %s; script-src 'sha256-%s'"
            .formatted(player.policy(), sha256(script));
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
                "%s, heard in %s clips of %.1f s"
                    .formatted(
                        Numbers.duration(found.seconds()),
                        Numbers.count(found.timeline().size()),
                        song.features().clipSeconds()))));
  }

  private Html figure() throws IOException {
    GenreTimeline timeline = GenreTimeline.of(song);
    return element("figure", element("figcaption", "Spectrogram and genre over time"))
        .with("id", "song")
        .and(player.html())
        .and(
            List.of(
                element("div", labels(timeline), plot(timeline), axis()).with("class", "song"),
                element("p", "").with("id", "readout"),
                levels(),
                Page.folded("Numbers", Page.table(timeline.numbers()).with("id", "clips"))));
  }

  /** Frequencies beside the spectrogram, and genres beside their lanes. */
  private Html labels(GenreTimeline timeline) {
    double highest = song.features().sampleRate() / 2000.0;
    List<Html> frequencies = new ArrayList<>();
    for (double kilohertz : Ticks.between(0, highest, MOST_FREQUENCIES)) {
      frequencies.add(
          element("span", Numbers.plain(kilohertz))
              .with(
                  "style",
                  String.format(Locale.ROOT, "bottom: %.2f%%", 100 * kilohertz / highest)));
    }
    List<Html> labels = new ArrayList<>();
    labels.add(element("div", element("b", "kHz")).with("class", "frequencies").and(frequencies));
    for (String genre : timeline.genres()) {
      labels.add(element("div", genre).with("class", "genre").with("title", genre));
    }
    return element("div").with("class", "labels").and(labels);
  }

  private Html plot(GenreTimeline timeline) throws IOException {
    byte[] png =
        SpectrogramImage.of(song.spectrogram(), song.features().scale(), MOST_COLUMNS).png();
    List<Html> parts = new ArrayList<>();
    parts.add(
        element("img")
            .with("alt", "spectrogram")
            .with("src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    timeline.genres().forEach(genre -> parts.add(timeline.lane(genre, colour(genre))));
    parts.add(element("div").with("id", "cursor"));
    return element("div")
        .with("id", "plot")
        .with("tabindex", "0")
        .with("role", "slider")
        .with("aria-label", "Position in the song, in seconds")
        .with("aria-valuemin", "0")
        .with("aria-valuemax", Double.toString(timeline.seconds()))
        .with("aria-valuenow", "0")
        .with("data-seconds", Double.toString(timeline.seconds()))
        .with("data-first", Double.toString(timeline.first()))
        .with("data-step", Double.toString(timeline.step()))
        .and(parts);
  }

  private Html axis() {
    TimeAxis axis = new TimeAxis(song.classification().seconds());
    List<Html> ticks = new ArrayList<>();
    for (double tick : axis.ticks()) {
      ticks.add(element("span", axis.label(tick)).with("style", "left: " + axis.place(tick)));
    }
    return element("div", element("b", axis.title())).with("class", "axis").and(ticks);
  }

  /** What the colours of the spectrogram mean. */
  private static Html levels() {
    String colours =
        IntStream.rangeClosed(0, GRADIENT)
            .mapToObj(i -> ColourMap.rgb(i * (ColourMap.COLOURS - 1) / GRADIENT))
            .map(rgb -> "rgb(%d,%d,%d)".formatted(rgb[0], rgb[1], rgb[2]))
            .collect(Collectors.joining(","));
    return element(
            "p",
            new Html.Text("Level: −%.0f dB ".formatted(SpectrogramImage.RANGE_DECIBEL)),
            element("span")
                .with("class", "levels")
                .with("style", "background: linear-gradient(to right," + colours + ")"),
            new Html.Text(
                " 0 dB, the loudest value. A bar beneath is as high as its genre is probable."))
        .with("class", "note");
  }

  private Html bars() {
    List<Html> rows = new ArrayList<>();
    for (Map.Entry<String, Double> genre : song.classification().probabilities().entrySet()) {
      rows.add(bar(genre.getKey(), genre.getValue()));
    }
    List<Html> shown = rows.subList(0, Math.min(MOST_BARS, rows.size()));
    List<Html> parts = new ArrayList<>();
    parts.add(table(shown));
    if (rows.size() > shown.size()) {
      parts.add(
          Page.folded(
              "%d more".formatted(rows.size() - shown.size()),
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

  private Html bar(String genre, double probability) {
    return element(
        "tr",
        element("th", genre).with("scope", "row"),
        element(
            "td",
            element("div")
                .with(
                    "style",
                    String.format(
                        Locale.ROOT,
                        "width: %.1f%%; background: %s",
                        100 * probability,
                        colour(genre)))),
        element("td", Numbers.wholePercent(probability)));
  }

  /** By the genre's place in the alphabet, so that it has the same in all songs. */
  private String colour(String genre) {
    int place =
        song.classification().probabilities().keySet().stream().sorted().toList().indexOf(genre);
    return "#%06x".formatted(Look.of(place).colour().getRGB() & 0xFFFFFF);
  }

  private static String sha256(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
