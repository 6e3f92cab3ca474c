package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sordino.model.SongAnalysis;

/**
 * The spectrogram of a song and beneath it a lane for each genre that wins a clip, over one time
 * axis. Lanes have names and bars have heights, so that nothing depends on colours.
 *
 * @param song what was heard
 * @param timeline the genre over time
 */
record SongPlot(SongAnalysis song, GenreTimeline timeline) {
  /** The width of the image, which bounds its size. */
  static final int MOST_COLUMNS = 1200;

  private static final int MOST_FREQUENCIES = 7;
  private static final int GRADIENT = 8;

  /** The plot of {@code song}. */
  static SongPlot of(SongAnalysis song) {
    return new SongPlot(song, GenreTimeline.of(song));
  }

  /**
   * The plot with its axes; the element {@code plot} holds what the script needs to know.
   *
   * @throws IOException if this Java writes no PNG
   */
  Html html() throws IOException {
    return element("div", labels(), plot(), axis()).with("class", "song");
  }

  /** Frequencies beside the spectrogram, and genres beside their lanes. */
  private Html labels() {
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

  private Html plot() throws IOException {
    byte[] png =
        SpectrogramImage.of(song.spectrogram(), song.features().scale(), MOST_COLUMNS).png();
    List<Html> parts = new ArrayList<>();
    parts.add(
        element("img")
            .with("alt", "spectrogram")
            .with("src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    GenreColours colours = GenreColours.of(song.classification());
    timeline.genres().forEach(genre -> parts.add(timeline.lane(genre, colours.of(genre))));
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
  static Html levels() {
    String colours =
        IntStream.rangeClosed(0, GRADIENT)
            .mapToObj(i -> ColourMap.rgb(i * (ColourMap.COLOURS - 1) / GRADIENT))
            .map(rgb -> "rgb(%s,%s,%s)".formatted(rgb[0], rgb[1], rgb[2]))
            .collect(Collectors.joining(","));
    return element(
            "p",
            new Html.Text("Level: −" + Numbers.plain(SpectrogramImage.RANGE_DECIBEL) + " dB "),
            element("span")
                .with("class", "levels")
                .with("style", "background: linear-gradient(to right," + colours + ")"),
            new Html.Text(
                " 0 dB, the loudest value. A bar beneath is as high as its genre is probable."))
        .with("class", "note");
  }
}
