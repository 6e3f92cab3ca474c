package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptibleTest {
  @Test
  void endAll_openWork_isToldAndWaitedFor() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    Thread end;
    try (Interruptible work = Interruptible.begin()) {
      assertFalse(work.stopped());
      end =
          new Thread(
              () -> {
                Interruptible.endAll();
                ended.set(true);
              });
      end.start();
      while (!work.stopped() || end.getState() == Thread.State.RUNNABLE) {
        assertFalse(ended.get());
        Thread.onSpinWait();
      }
      assertFalse(ended.get());
    }
    end.join();
    assertTrue(ended.get());
  }

  @Test
  void endAll_closedWork_isNotWaitedFor() {
    Interruptible work = Interruptible.begin();
    work.close();

    Interruptible.endAll();

    assertFalse(work.stopped());
  }
}
