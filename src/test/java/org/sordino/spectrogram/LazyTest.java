package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING);

  private final AtomicInteger times = new AtomicInteger();

  @Test
  void get_again_isMadeOnce() {
    Lazy<String> lazy = new Lazy<>(() -> "value " + times.incrementAndGet());
    assertEquals(0, times.get());

    String value = lazy.get();

    assertEquals("value 1", value);
    assertSame(value, lazy.get());
  }

  @Test
  void get_ofTwoThreadsAtOnce_isMadeOnce() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    Thread[] other = new Thread[1];
    Lazy<Integer> lazy =
        new Lazy<>(
            () -> {
              int time = times.incrementAndGet();
              making.countDown();
              // until the other thread waits or makes one of its own
              while (times.get() == 1 && !WAITING.contains(other[0].getState())) {
                Thread.onSpinWait();
              }
              return time;
            });
    FutureTask<Integer> first = new FutureTask<>(lazy::get);
    FutureTask<Integer> second = new FutureTask<>(lazy::get);
    other[0] = new Thread(second);

    new Thread(first).start();
    making.await();
    other[0].start();

    assertEquals(1, first.get());
    assertEquals(1, second.get());
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
