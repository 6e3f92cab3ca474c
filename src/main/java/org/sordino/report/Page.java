package org.sordino.report;

import static org.sordino.report.Html.element;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sordino.file.WholeFile;

/**
 * One HTML file that needs nothing beside it: style and drawings are inside, there are no scripts,
 * and the page itself forbids to load anything. It suits phones and wide screens, light and dark.
 *
 * @param title of the page
 * @param subtitle a line beneath it
 * @param sections in order
 */
record Page(String title, String subtitle, List<Section> sections) implements Report {
  /** Drawings wider than this are scrolled on a phone rather than shrunk. */
  private static final int SHRINKABLE = 600;

  private static final Pattern FIGURE = Pattern.compile("<figure id=\"([a-z0-9-]+)\"");

  /** Copies the list. */
  Page {
    sections = List.copyOf(sections);
  }

  /** The page alone. */
  String html() {
    return html(drawings());
  }

  private String html(Map<Figure, Svg> drawings) {
    List<Html> body = new ArrayList<>();
    body.add(element("header", element("h1", title), element("p", subtitle)));
    for (Section section : sections) {
      Html.Element part =
          element("section", element("h2", section.heading()))
              .and(section.lead())
              .and(figures(section.figures(), drawings));
      for (Fold fold : section.folds()) {
        part =
            part.and(
                List.of(
                    element("details", element("summary", fold.summary()))
                        .and(fold.lead())
                        .and(figures(fold.figures(), drawings))));
      }
      body.add(part);
    }
    return new HtmlDocument(title, HtmlDocument.NOTHING_FROM_ELSEWHERE, List.of("report.css"), body)
        .text();
  }

  /** Nothing, or one part with all {@code figures}. */
  private static List<Html> figures(List<Figure> figures, Map<Figure, Svg> drawings) {
    if (figures.isEmpty()) {
      return List.of();
    }
    List<Html> drawn = new ArrayList<>();
    for (Figure figure : figures) {
      drawn.add(figure(figure, Objects.requireNonNull(drawings.get(figure))));
    }
    return List.of(element("div").with("class", "figures").and(drawn));
  }

  private static Html figure(Figure figure, Svg drawing) {
    Html.Element drawn = element("div", new Html.Markup(drawing.inline())).with("class", "drawing");
    if (figure.width() > SHRINKABLE) {
      drawn =
          drawn.with("style", "--width: " + figure.width() + "px").with("class", "drawing wide");
    }
    return element(
            "figure",
            element("figcaption", figure.title()),
            drawn,
            folded("Numbers", table(figure.numbers())))
        .with("id", figure.name());
  }

  /** What is shown when its summary is opened. */
  static Html folded(String summary, Html content) {
    return element("details", element("summary", summary), content);
  }

  /** A table that scrolls by itself where it is too wide. */
  static Html.Element table(Table table) {
    Html.Element head = element("tr");
    for (String name : table.head()) {
      head = head.and(List.of(element("th", name).with("scope", "col")));
    }
    List<Html> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<Html> cells = new ArrayList<>();
      cells.add(element("th", row.get(0)).with("scope", "row"));
      row.subList(1, row.size()).forEach(cell -> cells.add(element("td", cell)));
      rows.add(element("tr").and(cells));
    }
    return scrolling(element("table", element("thead", head), element("tbody").and(rows)));
  }

  /** A part that scrolls by itself, by keys as well. */
  static Html.Element scrolling(Html.Element table) {
    return element("div", table).with("class", "scroll").with("tabindex", "0");
  }

  @Override
  public void write(Path file, Path figures) throws IOException {
    try {
      Map<Figure, Svg> drawings = drawings();
      Set<String> before = figuresOf(file);
      for (Map.Entry<Figure, Svg> drawing : drawings.entrySet()) {
        String name = drawing.getKey().name();
        WholeFile.write(figures.resolve(name + ".svg"), drawing.getValue().file());
        Png.write(drawing.getKey(), figures.resolve(name + ".png"));
        before.remove(name);
      }
      WholeFile.write(file, html(drawings));
      for (String name : before) {
        Files.deleteIfExists(figures.resolve(name + ".svg"));
        Files.deleteIfExists(figures.resolve(name + ".png"));
      }
    } catch (AWTError | LinkageError | InternalError e) {
      // A Java without its graphics libraries, or a machine without a font.
      throw new IOException("this Java cannot draw figures (" + e.getMessage() + ")", e);
    }
  }

  /** The names of the figures in a page that was written before, if there is one. */
  private static Set<String> figuresOf(Path file) throws IOException {
    // The names are ASCII, whatever else may be in a file that lies there.
    boolean there = Files.isRegularFile(file) && Files.isReadable(file);
    String page = there ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    return FIGURE
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Every figure of the sections, drawn once. */
  private Map<Figure, Svg> drawings() {
    Map<Figure, Svg> drawings = new LinkedHashMap<>();
    sections.forEach(section -> section.allFigures().forEach(f -> drawings.put(f, Svg.of(f))));
    return drawings;
  }
}
