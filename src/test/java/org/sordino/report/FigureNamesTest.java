package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureNamesTest {
  @Test
  void of_parts_isFitForFilesAndLinks() {
    FigureNames names = new FigureNames();
    assertEquals(
        "clip-error-percent-wrn-16-8-lsr-os-temperature-0-5",
        names.of("clip_error_percent", "WRN-16-8", "lsr-os, temperature 0.5"));
  }

  @Test
  void of_whatWouldBeTheSame_isNumbered() {
    FigureNames names = new FigureNames();
    assertEquals("a-b", names.of("a", "b"));
    assertEquals("a-b-2", names.of("A.b"));
    assertEquals("a-b-3", names.of("a", "<b>"));
    assertEquals("a-b-2-2", names.of("a-b-2"));
    assertEquals("a", names.of("a", "网"));
  }
}
