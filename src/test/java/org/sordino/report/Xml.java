package org.sordino.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads XML strictly. */
final class Xml {
  private Xml() {}

  /** The document that {@code text} is; a page's doctype, which is not XML's, is passed over. */
  static Document parse(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    String xml = text.replaceFirst("^<!DOCTYPE html>\n", "");
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  /** The elements called {@code name}, in order. */
  static List<Element> all(Document document, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList found = document.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The text of the elements called {@code name}. */
  static List<String> texts(Document document, String name) {
    return all(document, name).stream().map(Element::getTextContent).toList();
  }

  /** What the sections of a page are headed by. */
  static List<String> headings(String page) throws Exception {
    return texts(parse(page), "h2");
  }

  /** The names of a page's figures. */
  static List<String> figures(String page) throws Exception {
    return all(parse(page), "figure").stream().map(figure -> figure.getAttribute("id")).toList();
  }

  /** The cells of a page's first row that begins with {@code name}, joined; none without one. */
  static String row(String page, String name) throws Exception {
    for (Element row : all(parse(page), "tr")) {
      if (row.getFirstChild().getTextContent().equals(name)) {
        return Stream.iterate(row.getFirstChild(), Objects::nonNull, Node::getNextSibling)
            .map(Node::getTextContent)
            .collect(Collectors.joining(" | "));
      }
    }
    return "none";
  }
}
