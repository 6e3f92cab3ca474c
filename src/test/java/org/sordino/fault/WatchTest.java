package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endTasks() {
    end.countDown();
  }

  private boolean ended() {
    return end.getCount() == 0;
  }

  /** Where and how a task is found that is given up. */
  private static String givenUp(Callable<Long> task) {
    TimeoutException found = assertThrows(TimeoutException.class, () -> new Watch(1).run(task));
    return String.valueOf(found.getMessage());
  }

  /** It does something in each second, but next to nothing; one that only waits does less. */
  @Test
  void taskThatLooksAgainAndAgain_isGivenUp() {
    String found =
        givenUp(
            () -> {
              while (!ended()) {
                Thread.sleep(100);
              }
              return 0L;
            });

    assertTrue(found.startsWith("waiting at "), found);
  }

  /**
   * As those are that a loader or a parallel stream works on; the task's own is counted as well.
   */
  @Test
  void workOfAnotherThread_isCounted() {
    String found =
        givenUp(
            () -> {
              Thread other =
                  new Thread(
                      () -> {
                        while (!ended()) {
                          Thread.onSpinWait();
                        }
                      });
              other.start();
              other.join();
              return 0L;
            });

    assertTrue(found.startsWith("working at "), found);
    assertTrue(found.contains("WatchTest"), found);
  }

  @Test
  void taskThatEnds_isMeasured() throws Exception {
    Watch.Measured<Integer> found = new Watch(5).run(() -> new byte[1 << 20].length);

    assertEquals(1 << 20, found.result());
    assertTrue(found.bytes() >= 1 << 20, found::toString);
  }
}
