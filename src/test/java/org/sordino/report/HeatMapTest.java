package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static HeatMap map(HeatMap.Cell... cells) {
    return new HeatMap(
        "heat", "Heat", "τ", "α", List.of("1", "2", "4"), List.of("0.1", "0.3"), List.of(cells));
  }

  private static final HeatMap THREE =
      map(
          new HeatMap.Cell(0, 0, 12.5, false),
          new HeatMap.Cell(1, 2, 10.123456, true),
          new HeatMap.Cell(1, 0, 20, false));

  @Test
  void numbers_standWhereTheyAreDrawn_theChosenOneMarked() {
    assertEquals(List.of("α \\ τ", "1", "2", "4"), THREE.numbers().head());
    assertEquals(
        List.of(List.of("0.1", "12.5", "", ""), List.of("0.3", "20", "", "10.123 *")),
        THREE.numbers().rows());
  }

  @Test
  void colour_isTheLighterTheLowerTheNumber() {
    assertTrue(luminance(THREE.colour(10.123456)) > luminance(THREE.colour(12.5)));
    assertTrue(luminance(THREE.colour(12.5)) > luminance(THREE.colour(20)));
  }

  @Test
  void colour_ofASingleNumber_isTheLightest() {
    HeatMap one = map(new HeatMap.Cell(0, 0, 3, false));
    assertEquals(THREE.colour(10.123456), one.colour(3));
    Svg.of(one);
  }

  @Test
  void frame_isThereOnlyIfACellIsChosen() {
    String frame = "stroke:rgb(34,34,34)";
    assertTrue(Svg.of(THREE).inline().contains(frame));
    assertTrue(!Svg.of(map(new HeatMap.Cell(0, 0, 3, false))).inline().contains(frame));
  }

  @Test
  void height_ofOneRow_hasRoomForTheTitleBesideIt() {
    String title = "teacher temperature";
    HeatMap low =
        new HeatMap(
            "heat",
            "Heat",
            "α",
            title,
            List.of("1"),
            List.of("1"),
            List.of(new HeatMap.Cell(0, 0, 3, false)));
    assertTrue(low.height() > Lettering.NORMAL.width(title));
  }

  @Test
  void map_withoutCellOrWithOneOutside_isRefused() {
    assertThrows(IllegalArgumentException.class, HeatMapTest::map);
    assertThrows(IllegalArgumentException.class, () -> map(new HeatMap.Cell(2, 0, 3, false)));
  }

  private static double luminance(Color colour) {
    return 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
  }
}
