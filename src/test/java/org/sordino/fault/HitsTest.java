package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HitsTest {
  private final List<Long> moments = new ArrayList<>();

  /** A command that writes after 40 ms and ends after 60. */
  private Hits.Moment kill(long after) {
    moments.add(after);
    return after >= 60
        ? Hits.Moment.LATE
        : after >= 40 ? Hits.Moment.AFTER_WRITING : Hits.Moment.BEFORE_WRITING;
  }

  @Test
  void killsThatCameTooLate_areRepeated() throws IOException, InterruptedException {
    Hits hits = Hits.of(50, 100, new Random(1), this::kill);

    assertEquals(50, moments.stream().filter(moment -> moment < 60).count());
    assertEquals(moments.size() - 50, hits.late());
    assertTrue(hits.late() > 0);
    assertEquals(
        moments.stream().filter(moment -> moment >= 40 && moment < 60).count(),
        hits.afterWriting());
  }

  /** Or nothing might ever be hit. */
  @Test
  void commandThatBecameQuicker_isKilledEarlier() throws IOException, InterruptedException {
    Hits.of(5, 1_000_000_000, new Random(1), this::kill);

    assertTrue(moments.size() < 100, moments::toString);
  }
}
