package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sordino.audio.Audio;
import org.sordino.evaluation.Calibration;
import org.sordino.evaluation.Confusion;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Stft;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What holds for every figure: as SVG, as PNG, on a machine without a screen. */
class FigureTest {
  private static final List<String> CLASSES = List.of("<b>", "a & b\u0001");

  @TempDir Path temp;

  static Stream<Figure> figures() {
    Confusion confusion = new Confusion(List.of(List.of(3, 1), List.of(0, 0)));
    float[] samples = new float[22_050];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(0.1 * i) * i / samples.length;
    }
    return Stream.of(
        new LineChart(
            "lines",
            "Error & <temperature>",
            "temperature τ",
            "error in %",
            false,
            List.of(
                new Series("a", List.of(1.0, 2.0), List.of(20.0, 30.0), List.of(2.0, 3.0)),
                Series.of("b", List.of(1.0), List.of(0.0)))),
        new BarChart(
            "bars",
            "Bars",
            "class",
            "probability",
            List.of("true", "2"),
            List.of(new BarChart.Bars("hard label", List.of(1.0, 0.0)))),
        new LineChart(
            "levels",
            "Errors <beside> a level",
            "α",
            "error in %",
            true,
            List.of(Series.of("a", List.of(1.0, 2.0), List.of(20.0, 30.0)).looking(3)),
            List.of(new LineChart.Level("base & line", 25))),
        new HeatMap(
            "heat",
            "Errors & <settings>",
            "temperature τ",
            "α",
            List.of("1", "2"),
            List.of("0.1"),
            List.of(new HeatMap.Cell(0, 0, 12.5, true), new HeatMap.Cell(0, 1, 20, false))),
        new IntervalChart(
            "intervals",
            "Means",
            "error in %",
            List.of(
                new IntervalChart.Group(
                    "nnet1",
                    12.0,
                    List.of(
                        new IntervalChart.Row("<a>", 12.0, 1.0, 13.0),
                        new IntervalChart.Row("b", null, null, null))))),
        new Renamed(new ConfusionMatrix("songs", CLASSES, confusion), "again"),
        new ReliabilityDiagram("clips", Calibration.of(WrittenRun.songs())),
        new ConfusionMatrix("songs", CLASSES, confusion),
        new ClassErrors(CLASSES, List.of(new ClassErrors.Counted("songs", confusion))),
        new SongPicture(
            "song",
            "A song",
            new Audio(samples, 22_050),
            new Stft(FeatureSettings.gtzan(Scale.DECIBEL)).transform(samples)));
  }

  @Test
  void figures_areDrawnWithoutAScreen() {
    assertTrue(GraphicsEnvironment.isHeadless());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svg_asFile_isWellFormedAndOfTheFiguresSize(Figure figure) throws Exception {
    Document svg = Xml.parse(Svg.of(figure).file());
    Element root = svg.getDocumentElement();
    assertEquals("svg", root.getTagName());
    assertEquals(
        "0 0 %d %d".formatted(figure.width(), figure.height()), root.getAttribute("viewBox"));
    assertEquals(List.of(figure.title()), Xml.texts(svg, "title"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svg_inAPage_takesOnItsColoursAndNamesItself(Figure figure) throws Exception {
    String markup = Svg.of(figure).inline();
    Document svg = Xml.parse(markup);
    assertEquals(figure.title(), svg.getDocumentElement().getAttribute("aria-label"));
    assertFalse(svg.getDocumentElement().hasAttribute("width"));
    assertTrue(markup.contains("var(--paper)") && markup.contains("var(--ink)"), markup);
    assertFalse(markup.contains("rgb(255,255,255)"), markup);
    assertFalse(markup.contains("rgb(51,51,51)"), markup);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svg_namesAndNumbers_areItsOwnAndFinite(Figure figure) throws Exception {
    String markup = Svg.of(figure).inline();
    Set<String> ids = new HashSet<>();
    for (Element element : Xml.all(Xml.parse(markup), "*")) {
      String id = element.getAttribute("id");
      if (!id.isEmpty()) {
        assertTrue(id.matches(figure.name() + "_\\d+"), id);
        assertTrue(ids.add(id), id);
        assertTrue(markup.contains("url(#" + id + ")"), id);
      }
    }
    assertFalse(markup.matches("(?s).*clip\\d{4}.*"), "a clip path with its old name");
    assertFalse(markup.contains("NaN") || markup.contains("Infinity"), markup);
    assertFalse(markup.matches("(?s).*\\sd=\"[^\"]*\\d\\.\\d{3}.*"), "a long number");
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svg_drawnTwice_isTheSame(Figure figure) {
    assertEquals(Svg.of(figure).file(), Svg.of(figure).file());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void png_hasThreePixelsPerUnitAndSomethingOnIt(Figure figure) throws IOException {
    Path file = temp.resolve("figure.png");
    Png.write(figure, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(3 * figure.width(), image.getWidth());
    assertEquals(3 * figure.height(), image.getHeight());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    assertTrue(Arrays.stream(pixels).distinct().count() > 10);
    assertEquals(0xFFFFFFFF, pixels[0]);
  }
}
