package org.sordino.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A figure as SVG, made by VectorGraphics2D and then made smaller and fit for a page: numbers have
 * two decimals, and identifiers begin with the figure's name, because a page holds several figures.
 */
final class Svg {
  private static final String EXTERNAL_DTD =
      "http://apache.org/xml/features/nonvalidating/load-external-dtd";
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}(?:E-?\\d+)?");

  /** What the colours are in a page, whose style sheet knows light and dark. */
  private static final Map<String, String> PAGE_COLOURS =
      Map.of(
          rgb(ChartStyle.PAPER), "var(--paper)",
          rgb(ChartStyle.INK), "var(--ink)",
          rgb(ChartStyle.GRID), "var(--grid)",
          rgb(ChartStyle.GUIDE), "var(--guide)",
          rgb(Look.BLUE.colour()), "var(--blue)");

  private final Figure figure;
  private final Document document;

  private Svg(Figure figure, Document document) {
    this.figure = figure;
    this.document = document;
  }

  /** Draws {@code figure}. */
  static Svg of(Figure figure) {
    VectorGraphics2D canvas = new VectorGraphics2D();
    figure.paint(canvas);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(canvas.getCommands(), new PageSize(figure.width(), figure.height()))
          .writeTo(written);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      // It lies on a server of the W3C.
      factory.setFeature(EXTERNAL_DTD, false);
      Document document =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(written.toByteArray()));
      rename(document, figure.name());
      document.getDocumentElement().setAttribute("role", "img");
      return new Svg(figure, document);
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("figure " + figure.name() + " cannot be drawn as SVG", e);
    }
  }

  /** A file of its own, with a title. */
  String file() {
    Document copy = (Document) document.cloneNode(true);
    Element root = copy.getDocumentElement();
    Element title = copy.createElementNS(root.getNamespaceURI(), "title");
    title.setTextContent(Html.legal(figure.title()));
    root.insertBefore(title, root.getFirstChild());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + serialized(copy) + "\n";
  }

  /** A part of a page, as wide as the page lets it be, in the page's colours. */
  String inline() {
    Document copy = (Document) document.cloneNode(true);
    Element root = copy.getDocumentElement();
    for (String attribute : new String[] {"width", "height", "x", "y", "version"}) {
      root.removeAttribute(attribute);
    }
    root.setAttribute("aria-label", Html.legal(figure.title()));
    NodeList all = copy.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      String style = element.getAttribute("style");
      if (!style.isEmpty()) {
        for (Map.Entry<String, String> colour : PAGE_COLOURS.entrySet()) {
          style = style.replace(colour.getKey(), colour.getValue());
        }
        element.setAttribute("style", style);
      }
    }
    return serialized(copy);
  }

  /** Numbers the clip paths, whose names are hash codes, and shortens all numbers. */
  private static void rename(Document document, String name) {
    NodeList all = document.getElementsByTagName("*");
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        names.put("#" + id + ")", "#" + name + "_" + (names.size() + 1) + ")");
      }
    }
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        Attr attribute = (Attr) element.getAttributes().item(a);
        String value = attribute.getValue();
        if (attribute.getName().equals("id")) {
          String renamed = names.getOrDefault("#" + value + ")", value);
          attribute.setValue(renamed.replaceAll("[#)]", ""));
        } else if (!attribute.getName().endsWith("href")) {
          attribute.setValue(shortened(value, names));
        }
      }
    }
  }

  private static String shortened(String value, Map<String, String> names) {
    String text =
        LONG_NUMBER
            .matcher(value)
            .replaceAll(
                number ->
                    new BigDecimal(number.group())
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text;
  }

  private static String serialized(Document document) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a figure cannot be written as SVG", e);
    }
  }

  /** As style sheets and VectorGraphics2D write it. */
  static String rgb(Color colour) {
    return "rgb(%s,%s,%s)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
  }
}
