package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a run and of an experiment, in a real browser. */
class RenderedReportTest {
  private static final int PHONE = 390;
  private static final int SCREEN = 1400;

  @TempDir static Path temp;
  private static Chromium.Seen light;
  private static Chromium.Seen dark;

  @BeforeAll
  static void renderPages() throws Exception {
    Optional<Chromium> found = Chromium.find();
    assumeTrue(found.isPresent(), "no Chromium on this machine");
    String page = RunReport.of(WrittenRun.finished(temp.resolve("run"), 100)).html();
    Path everything =
        WrittenExperiment.finished(temp.resolve("everything"), WrittenExperiment.EVERYTHING);
    String experiment = ExperimentReport.of(everything).html();
    light =
        found
            .get()
            .render(
                false,
                new Chromium.Frame(page, PHONE),
                new Chromium.Frame(page, SCREEN),
                new Chromium.Frame(ofManyClasses(), PHONE),
                new Chromium.Frame(experiment, PHONE),
                new Chromium.Frame(experiment, SCREEN));
    String wide = "<div style=\"width:2000px\">wide</div></main><script>alert(1)</script>";
    dark =
        found
            .get()
            .render(
                true,
                new Chromium.Frame(page, PHONE),
                new Chromium.Frame(page.replace("</main>", wide), PHONE));
  }

  private static String ofManyClasses() {
    Figure figure = ConfusionMatrixTest.ofClasses(60);
    Page wide = new Page("Wide", "", List.of(new Section("Errors", List.of(), List.of(figure))));
    return wide.html();
  }

  @Test
  void pages_thatAreRight_writeNothingToTheConsole() {
    assertTrue(light.console().isEmpty(), light.console().toString());
  }

  @ParameterizedTest
  @CsvSource({"0, " + PHONE, "1, " + SCREEN})
  void page_onPhoneAndScreen_showsEveryFigureAndScrollsDownOnly(int frame, int width) {
    JsonNode probe = light.probes().get(frame);
    assertEquals(width, probe.path("width").asInt());
    assertTrue(probe.path("overflow").asInt() <= 0, probe.toString());
    assertTrue(probe.path("overflowOpen").asInt() <= 0, probe.toString());
    assertEquals(7, probe.path("figures").size());
    for (JsonNode figure : probe.path("figures")) {
      assertTrue(figure.path("width").asDouble() > 250, figure.toString());
      assertTrue(figure.path("height").asDouble() > 80, figure.toString());
      assertTrue(figure.path("right").asDouble() <= width, figure.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"3, " + PHONE, "4, " + SCREEN})
  void experiment_onPhoneAndScreen_showsEveryFigureAndScrollsDownOnly(int frame, int width) {
    JsonNode probe = light.probes().get(frame);
    assertEquals(width, probe.path("width").asInt());
    assertTrue(probe.path("overflow").asInt() <= 0, probe.toString());
    assertTrue(probe.path("overflowOpen").asInt() <= 0, probe.toString());
    assertEquals(28, probe.path("figuresOpen").size());
    for (JsonNode figure : probe.path("figuresOpen")) {
      assertTrue(figure.path("width").asDouble() > 250, figure.toString());
      assertTrue(figure.path("height").asDouble() > 80, figure.toString());
      assertTrue(figure.path("right").asDouble() <= width, figure.toString());
    }
  }

  @Test
  void page_ofManyClasses_scrollsWithinItsFigure() {
    JsonNode probe = light.probes().get(2);
    assertTrue(probe.path("overflow").asInt() <= 0, probe.toString());
    assertTrue(probe.path("overflowOpen").asInt() <= 0, probe.toString());
    assertTrue(probe.path("figures").path(0).path("width").asDouble() > 600, probe.toString());
  }

  @Test
  void page_inLightAndDark_hasInkThatStandsOut() {
    assertTrue(contrast(light.probes().get(0)) > 7, light.probes().get(0).toString());
    assertTrue(contrast(dark.probes().get(0)) < 1 / 7.0, dark.probes().get(0).toString());
  }

  @Test
  void probe_ofAPageThatIsWrong_says() {
    assertFalse(dark.console().isEmpty());
    assertTrue(dark.probes().get(1).path("overflow").asInt() > 1000, dark.probes().toString());
  }

  /** Of paper to ink, as WCAG 2 defines it: above 1 in light pages, below it in dark ones. */
  private static double contrast(JsonNode probe) {
    return (luminance(probe.path("paper").asText()) + 0.05)
        / (luminance(probe.path("ink").asText()) + 0.05);
  }

  /** The relative luminance of {@code rgb(r, g, b)}, as WCAG 2 defines it. */
  private static double luminance(String rgb) {
    double[] linear =
        Arrays.stream(rgb.replaceAll("[^\\d,]", "").split(",", -1))
            .mapToDouble(channel -> Integer.parseInt(channel) / 255.0)
            .map(c -> c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
