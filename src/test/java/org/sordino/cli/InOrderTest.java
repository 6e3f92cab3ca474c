package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InOrderTest {
  @Test
  void forEach_withSeveralThreads_handsOnInOrder() throws IOException {
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    List<Integer> taken = new ArrayList<>();

    new InOrder(3).forEach(items, item -> 2 * item, taken::add, () -> false);

    assertEquals(items.stream().map(item -> 2 * item).toList(), taken);
  }

  @Test
  @Timeout(30)
  void forEach_beforeTheFirstResult_letsItsTakerBeginBesideTheWork() throws IOException {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    List<String> told = new ArrayList<>();

    new InOrder(1)
        .forEach(
            List.of("first", "second"),
            item -> {
              working.countDown();
              waitFor(begun);
              return item;
            },
            new InOrder.Taker<String>() {
              @Override
              public void begin() {
                waitFor(working);
                told.add("begun");
                begun.countDown();
              }

              @Override
              public void take(String result) {
                told.add(result);
              }
            },
            () -> false);

    assertEquals(List.of("begun", "first", "second"), told);
  }

  @Test
  void forEach_whoseTakerFails_endsWhenNoThreadWorksAnyMore() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean working = new AtomicBoolean();
    IOException full = new IOException("no space left");

    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                new InOrder(2)
                    .forEach(
                        List.of(0, 1),
                        item -> item == 0 ? item : stubborn(begun, working),
                        item -> {
                          waitFor(begun);
                          throw full;
                        },
                        () -> false));

    assertEquals(full, thrown);
    assertFalse(working.get());
  }

  @Test
  void forEach_stopped_beginsNoMoreAndHandsOnWhatWasUnderWay() throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    List<Integer> taken = new ArrayList<>();

    new InOrder(1)
        .forEach(
            IntStream.range(0, 100).boxed().toList(),
            item -> {
              stopped.compareAndSet(false, item == 3);
              return item;
            },
            taken::add,
            stopped::get);

    assertEquals(List.of(0, 1, 2, 3), taken);
  }

  @Test
  void forEach_stoppedBesideAnItemThatHangs_doesNotWaitForIt() throws IOException {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    List<Integer> taken = new ArrayList<>();
    try {
      new InOrder(2, Duration.ZERO)
          .forEach(
              List.of(0, 1),
              item -> item == 0 ? item : hanging(hangs, released),
              item -> {
                taken.add(item);
                waitFor(hangs);
                stopped.set(true);
              },
              stopped::get);
    } finally {
      released.countDown();
    }

    assertEquals(List.of(0), taken);
  }

  /** Does not end when it is interrupted either. */
  private static int hanging(CountDownLatch begun, CountDownLatch released) {
    begun.countDown();
    while (released.getCount() > 0) {
      Thread.onSpinWait();
    }
    return 1;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Works on for a while, interrupted or not. */
  private static int stubborn(CountDownLatch begun, AtomicBoolean working) {
    working.set(true);
    begun.countDown();
    long end = System.nanoTime() + 100_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    working.set(false);
    return 1;
  }
}
