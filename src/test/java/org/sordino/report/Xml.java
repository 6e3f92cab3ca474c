package org.sordino.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
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
}
