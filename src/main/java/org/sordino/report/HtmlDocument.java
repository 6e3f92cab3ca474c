package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An HTML file with its style inside, which suits phones and wide screens, light and dark. The page
 * itself forbids the browser to load what its policy does not name.
 *
 * @param title of the window
 * @param policy what may be loaded and run, as a content security policy
 * @param styles resources of this package, in order
 * @param parts of the page, in order
 */
record HtmlDocument(String title, String policy, List<String> styles, List<Html> parts) {
  /** The policy of a page without scripts and sound. */
  static final String NOTHING_FROM_ELSEWHERE =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  /** Copies the lists. */
  HtmlDocument {
    styles = List.copyOf(styles);
    parts = List.copyOf(parts);
  }

  /** The whole file. */
  String text() {
    Html.Element head =
        element(
            "head",
            element("meta").with("charset", "utf-8"),
            element("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            element("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
            element("meta").with("name", "color-scheme").with("content", "light dark"),
            element("title", title),
            element(
                "style",
                new Html.Markup(
                    styles.stream().map(HtmlDocument::resource).collect(Collectors.joining()))));
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    element("html", head, element("body", element("main").and(parts)))
        .with("lang", "en")
        .writeTo(page);
    return page.append('\n').toString();
  }

  /** The text of a resource beside this class. */
  static String resource(String name) {
    try (InputStream in = HtmlDocument.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
