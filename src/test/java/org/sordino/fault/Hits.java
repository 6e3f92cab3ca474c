package org.sordino.fault;

import java.io.IOException;
import java.util.Random;

/**
 * Kills at random moments that hit a running command.
 *
 * @param afterWriting how many hit one that had written something
 * @param late how many others hit nothing
 */
record Hits(int afterWriting, int late) {
  /** What a kill hits. */
  enum Moment {
    BEFORE_WRITING,
    AFTER_WRITING,
    /** The command had ended. */
    LATE
  }

  /** A kill after so many milliseconds. */
  interface Kill {
    Moment after(long millis) throws IOException, InterruptedException;
  }

  /**
   * Repeats until {@code times} have hit, at moments before {@code millis}; and before the last one
   * that came too late, as the command may have become quicker.
   */
  static Hits of(int times, long millis, Random random, Kill kill)
      throws IOException, InterruptedException {
    long bound = millis;
    int afterWriting = 0;
    int late = 0;
    for (int hits = 0; hits < times; ) {
      long moment = random.nextLong(bound);
      Moment hit = kill.after(moment);
      if (hit == Moment.LATE) {
        late++;
        bound = Math.max(1, moment);
      } else {
        hits++;
        afterWriting += hit == Moment.AFTER_WRITING ? 1 : 0;
      }
    }
    return new Hits(afterWriting, late);
  }
}
