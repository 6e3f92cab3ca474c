package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  private final AtomicInteger times = new AtomicInteger();

  @Test
  void get_again_isMadeOnce() {
    Lazy<String> lazy = new Lazy<>(() -> "value " + times.incrementAndGet());
    assertEquals(0, times.get());

    String value = lazy.get();

    assertEquals("value 1", value);
    assertSame(value, lazy.get());
  }

  /** As it is where the songs beside it leave too little memory. */
  @Test
  void get_afterAnError_isTriedAgain() {
    Lazy<String> lazy =
        new Lazy<>(
            () -> {
              if (times.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space");
              }
              return "value";
            });

    assertThrows(OutOfMemoryError.class, lazy::get);
    assertEquals("value", lazy.get());
  }
}
