package org.sordino.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a page. Text is escaped when it is written, whatever it holds; the result is HTML and
 * at the same time well-formed XML.
 */
sealed interface Html {
  /** Writes this part to the end of {@code page}. */
  void writeTo(StringBuilder page);

  /**
   * Text to be read.
   *
   * @param text as it is meant, not escaped
   */
  record Text(String text) implements Html {
    @Override
    public void writeTo(StringBuilder page) {
      page.append(escaped(text));
    }
  }

  /**
   * What is markup already: a drawing, a style sheet.
   *
   * @param markup from this package, never from a file of a run
   */
  record Markup(String markup) implements Html {
    @Override
    public void writeTo(StringBuilder page) {
      page.append(markup);
    }
  }

  /**
   * An element.
   *
   * @param name its tag
   * @param attributes their values are escaped when written
   * @param children in order
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
    private static final Set<String> VOID = Set.of("meta", "img");

    /** Copies. */
    public Element {
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
      children = List.copyOf(children);
    }

    /** The same element with one more attribute. */
    Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    /** The same element with more children at its end. */
    Element and(List<? extends Html> more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(more);
      return new Element(name, attributes, all);
    }

    @Override
    public void writeTo(StringBuilder page) {
      page.append('<').append(name);
      attributes.forEach(
          (attribute, value) ->
              page.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
      if (VOID.contains(name)) {
        page.append("/>");
        return;
      }
      page.append('>');
      children.forEach(child -> child.writeTo(page));
      page.append("</").append(name).append('>');
    }
  }

  /** An element with these children. */
  static Element element(String name, Html... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  /** An element with this text. */
  static Element element(String name, String text) {
    return element(name, new Text(text));
  }

  /** {@code text} without characters that no XML may hold; a replacement sign stands for each. */
  static String legal(String text) {
    if (text.codePoints().allMatch(Html::isLegal)) {
      return text; // it may be megabytes of sound
    }
    StringBuilder legal = new StringBuilder();
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** XML 1.0, section 2.2, without the control characters that HTML forbids besides. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
  }

  private static String escaped(String text) {
    return legal(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
