package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sordino.file.MemoryTurns;

class WorkAheadTest {
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final ConcurrentHashMap<Integer, Integer> times = new ConcurrentHashMap<>();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  private WorkAhead<Integer, Integer> ahead(int tasks, WorkAhead.Work<Integer, Integer> work) {
    return new WorkAhead<>(
        IntStream.range(0, tasks).boxed().toList(),
        task -> Path.of(task + ".wav"),
        task -> {
          times.merge(task, 1, Integer::sum);
          return work.result(task);
        },
        workers,
        2);
  }

  @Test
  void next_ofManyTasks_keepsTheirOrderAndStaysNear() throws Exception {
    WorkAhead<Integer, Integer> ahead = ahead(100, task -> task * task);
    List<Integer> results = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      results.add(ahead.next());
      assertTrue(times.size() <= i + 8, times.size() + " begun after " + i);
    }
    assertEquals(IntStream.range(0, 100).map(i -> i * i).boxed().toList(), results);
  }

  @Test
  void next_whereWaitingResultsLeaveTooLittleMemory_givesThemUpForAWhile() throws Exception {
    CountDownLatch othersDone = new CountDownLatch(7);
    WorkAhead<Integer, Integer> ahead =
        ahead(
            20,
            task -> {
              if (task == 0 && times.get(0) <= 2) {
                await(othersDone);
                throw new OutOfMemoryError("Java heap space");
              }
              othersDone.countDown();
              return task;
            });
    for (int i = 0; i < 20; i++) {
      assertEquals(i, ahead.next());
    }
    assertEquals(3, times.get(0));
    assertEquals(2, times.get(7), "a result that waited was kept");
    assertEquals(1, times.get(8));
  }

  @Test
  void next_ofATaskTooLargeForMemory_failsAndGoesOnAfterIt() throws Exception {
    WorkAhead<Integer, Integer> ahead =
        ahead(
            3,
            task -> {
              if (task == 1) {
                throw new OutOfMemoryError("Java heap space");
              }
              return task;
            });
    assertEquals(0, ahead.next());
    assertThrows(MemoryTurns.TooLargeException.class, ahead::next);
    assertEquals(2, ahead.next());
  }

  @Test
  void next_ofATaskThatFails_throwsItsOwnException() throws Exception {
    IOException broken = new IOException("1.wav: broken");
    WorkAhead<Integer, Integer> ahead =
        ahead(
            2,
            task -> {
              if (task == 0) {
                throw broken;
              }
              return task;
            });
    assertEquals(broken, assertThrows(IOException.class, ahead::next));
    assertEquals(1, ahead.next());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
