package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryTurnsTest {
  private static final Path FILE = Path.of("long.wav");

  private final MemoryTurns memory = new MemoryTurns();

  @Test
  void run_outOfMemoryBesideAnother_isDoneAgainAlone() throws Exception {
    AtomicInteger working = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<String> other =
          pool.submit(
              () ->
                  memory.run(
                      Path.of("other.wav"),
                      () -> {
                        working.incrementAndGet();
                        begun.countDown();
                        awaits(failed);
                        working.decrementAndGet();
                        return "other";
                      }));
      begun.await();
      String done =
          memory.run(
              FILE,
              () -> {
                if (working.get() > 0) {
                  failed.countDown();
                  throw new OutOfMemoryError("Java heap space");
                }
                return "done";
              });
      assertEquals("done", done);
      assertEquals("other", other.get());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void run_outOfMemoryAlone_namesTheFile() {
    AtomicInteger times = new AtomicInteger();

    IOException problem =
        assertThrows(
            MemoryTurns.TooLargeException.class,
            () ->
                memory.run(
                    FILE,
                    () -> {
                      times.incrementAndGet();
                      throw new OutOfMemoryError("Java heap space");
                    }));

    assertEquals(2, times.get());
    assertTrue(
        problem
            .getMessage()
            .startsWith("long.wav: expected a file that fits into Java's memory of"),
        problem.getMessage());
    assertEquals("next", assertRuns());
  }

  @Test
  void run_workThatFails_isNotRepeated() {
    AtomicInteger times = new AtomicInteger();

    assertThrows(
        IOException.class,
        () ->
            memory.run(
                FILE,
                () -> {
                  times.incrementAndGet();
                  throw new IOException("cut");
                }));

    assertEquals(1, times.get());
  }

  private String assertRuns() {
    try {
      return memory.run(FILE, () -> "next");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
