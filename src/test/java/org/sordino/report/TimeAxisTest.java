package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {
  @ParameterizedTest
  @CsvSource({
    "30, time in s, '0 5 10 15 20 25 30'",
    "119, time in s, '0 20 40 60 80 100'",
    "120, time in min:s, '0:00 0:30 1:00 1:30 2:00'",
    "245, time in min:s, '0:00 1:00 2:00 3:00 4:00'",
    "3599, time in min:s, '0:00 10:00 20:00 30:00 40:00 50:00'",
    "3600, time in h:min, '0:00 0:10 0:20 0:30 0:40 0:50 1:00'",
    "7200, time in h:min, '0:00 0:30 1:00 1:30 2:00'",
    "21600, time in h:min, '0:00 1:00 2:00 3:00 4:00 5:00 6:00'"
  })
  void labels_areOfTheUnitThatSuits(double seconds, String title, String labels) {
    TimeAxis axis = new TimeAxis(seconds);
    assertEquals(title, axis.title());
    assertEquals(labels, String.join(" ", axis.ticks().stream().map(axis::label).toList()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1 / 22_050.0, 0.3, 7, 119.99, 419, 420, 4_000, 20_000})
  void ticks_ofAnySong_areAFewFromItsStartOn(double seconds) {
    var ticks = new TimeAxis(seconds).ticks();
    assertEquals(0, ticks.get(0));
    assertTrue(ticks.size() >= 2 && ticks.size() <= 7, ticks.toString());
  }

  @Test
  void place_isAShareOfTheAxis() {
    assertEquals("12.5000%", new TimeAxis(8).place(1));
  }
}
