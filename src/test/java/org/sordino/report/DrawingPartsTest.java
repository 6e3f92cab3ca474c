package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small things that figures are drawn with. */
class DrawingPartsTest {
  @Test
  void ticks_areAtOneTwoOrFive() {
    assertEquals(List.of(0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0), Ticks.between(0, 30, 8));
    assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), Ticks.between(0, 11.025, 7));
    assertEquals(List.of(-80.0, -60.0, -40.0, -20.0, 0.0), Ticks.between(-80, 0, 5));
    assertEquals(List.of(0.0, 100.0, 200.0), Ticks.between(0, 260, 4));
    assertEquals(4, Ticks.between(0, 0.0034, 5).size());
  }

  @Test
  void envelope_hasTheExtremesOfEachStretch() {
    Envelope envelope = Envelope.of(new float[] {0, 1, -1, 0.5f, 0.25f, -0.5f}, 3);
    assertEquals(List.of(0f, -1f, -0.5f), envelope.lowest());
    assertEquals(List.of(1f, 0.5f, 0.25f), envelope.highest());
  }

  @Test
  void envelope_ofFewSamples_hasOneStretchEach() {
    assertEquals(List.of(1f, 2f), Envelope.of(new float[] {1, 2}, 100).highest());
  }

  @Test
  void colourMap_riseInLuminance_neverStops() {
    double before = -1;
    for (int i = 0; i < ColourMap.COLOURS; i++) {
      int[] rgb = ColourMap.rgb(i);
      double luminance = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
      assertTrue(luminance > before, "colour " + i);
      before = luminance;
    }
  }

  @Test
  void colourMap_index_isLinearAndBounded() {
    assertEquals(0, ColourMap.index(-90, -80, 0));
    assertEquals(128, ColourMap.index(-40, -80, 0));
    assertEquals(255, ColourMap.index(0, -80, 0));
    assertEquals(255, ColourMap.index(3, -80, 0));
  }

  @Test
  void looks_withoutColour_stillDiffer() {
    for (Look look : Look.values()) {
      for (Look other : Look.values()) {
        if (look != other) {
          assertNotEquals(look.marker(), other.marker());
          assertTrue(
              !Arrays.equals(look.stroke().getDashArray(), other.stroke().getDashArray()),
              look + " and " + other);
        }
      }
    }
    assertEquals(Look.BLUE, Look.of(6));
  }

  @Test
  void lettering_fitted_cutsWithAnEllipsis() {
    Lettering lettering = Lettering.SMALL;
    String text = "a class with a long name";
    String fitted = lettering.fitted(text, 80);
    assertTrue(fitted.endsWith("…") && text.startsWith(fitted.replace("…", "")), fitted);
    assertTrue(fitted.length() > 5 && lettering.width(fitted) <= 80, fitted);
    assertEquals(text, lettering.fitted(text, 1000));
    assertEquals("…", lettering.fitted("\uD83C\uDFB7\uD83C\uDFB7\uD83C\uDFB7", 1));
  }

  @Test
  void legend_ofManyKeys_takesMoreRows() {
    Legend.Key key = Legend.Key.bar("a label of some length", Look.BLUE.colour());
    int one = new Legend(List.of(key), 300).height();
    assertEquals(2 * one - 4, new Legend(List.of(key, key), 300).height());
    assertEquals(one, new Legend(List.of(key, key), 900).height());
    assertEquals(0, new Legend(List.of(), 300).height());
  }

  @Test
  void numbers_areWrittenPlainly() {
    assertEquals("88.571", Numbers.plain(88.57142857));
    assertEquals("0.005", Numbers.plain(0.005));
    assertEquals("0.00000012346", Numbers.plain(1.23456e-7));
    assertEquals("100", Numbers.plain(100));
    assertEquals("123460", Numbers.plain(123456.0));
    assertEquals("0", Numbers.plain(-0.0));
    assertEquals("3.81\u00A0%", Numbers.percent(3.8095));
    assertEquals("0.246", Numbers.threeDecimals(0.24564));
    assertEquals("1,900", Numbers.count(1900));
    assertEquals("9.3 s", Numbers.duration(9.26));
    assertEquals("7 min 05 s", Numbers.duration(425));
    assertEquals("2 h 03 min", Numbers.duration(7380));
  }
}
