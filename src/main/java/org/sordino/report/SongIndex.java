package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists many songs, with links to the page of each.
 *
 * @param entries a song each, in order
 * @param planned how many there were to be; more than the entries if the work was interrupted
 */
record SongIndex(List<Entry> entries, int planned) {
  /**
   * A song that has a page, or could not be read.
   *
   * @param file as it was given
   * @param genre what it is; null if it could not be read
   * @param probability of the genre
   * @param seconds how long it is
   * @param link to its page
   * @param error why it could not be read; empty if it could
   */
  record Entry(
      String file,
      @Nullable String genre,
      double probability,
      double seconds,
      String link,
      String error) {}

  /** Copies the list. */
  SongIndex {
    entries = List.copyOf(entries);
  }

  /** The page. */
  String html() {
    List<Html> songs = new ArrayList<>();
    List<Html> failures = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.genre() == null) {
        failures.add(
            element("tr", head(element("span", entry.file())), element("td", entry.error())));
      } else {
        songs.add(
            element(
                "tr",
                head(element("a", entry.file()).with("href", entry.link())),
                element("td", entry.genre()),
                element("td", Numbers.wholePercent(entry.probability())),
                element("td", Numbers.duration(entry.seconds()))));
      }
    }
    String all = entries.size() < planned ? "of %s ".formatted(Numbers.count(planned)) : "";
    String title = "Genres of %s %sfiles".formatted(Numbers.count(entries.size()), all);
    List<Html> parts = new ArrayList<>();
    parts.add(
        element("header", element("h1", title))
            .and(
                failures.isEmpty()
                    ? List.of()
                    : List.of(
                        element(
                            "p",
                            "%s of them could not be read"
                                .formatted(Numbers.count(failures.size()))))));
    if (!songs.isEmpty()) {
      parts.add(section("Songs", "", List.of("file", "genre", "confidence", "length"), songs));
    }
    if (!failures.isEmpty()) {
      parts.add(section("Failed", " words", List.of("file", "error"), failures));
    }
    return new HtmlDocument(
            title, HtmlDocument.NOTHING_FROM_ELSEWHERE, List.of("report.css", "song.css"), parts)
        .text();
  }

  private static Html head(Html name) {
    return element("th", name).with("scope", "row");
  }

  private static Html section(String heading, String look, List<String> head, List<Html> rows) {
    Html.Element line = element("tr");
    for (String name : head) {
      line = line.and(List.of(element("th", name).with("scope", "col")));
    }
    return element(
        "section",
        element("h2", heading),
        Page.scrolling(element("table", element("thead", line), element("tbody").and(rows)))
            .with("class", "scroll files" + look));
  }
}
