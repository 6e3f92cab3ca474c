package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void compare_numbersInNames_goByValue() {
    assertEquals(
        List.of("a", "a.2", "a.010", "a.10", "a.11b", "a.11c", "a.99999999999999999999", "b.1"),
        List.of("b.1", "a.11c", "a.10", "a.99999999999999999999", "a.2", "a.11b", "a.010", "a")
            .stream()
            .sorted(NaturalOrder.INSTANCE)
            .toList());
  }

  @Test
  void compare_leadingZerosOnly_isNotEqual() {
    assertEquals(-1, Integer.signum(NaturalOrder.INSTANCE.compare("a.01", "a.1")));
    assertEquals(1, Integer.signum(NaturalOrder.INSTANCE.compare("a.1", "a.01")));
    assertEquals(0, NaturalOrder.INSTANCE.compare("a.1", "a.1"));
  }
}
