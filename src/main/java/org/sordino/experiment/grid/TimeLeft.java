package org.sordino.experiment.grid;

import java.util.List;

/**
 * How long an experiment will still take.
 *
 * @param seconds of the runs whose time is known from others like them; 0 if none is
 * @param unknown the other runs that are left
 */
public record TimeLeft(double seconds, List<PlannedRun> unknown) {
  /** Copies the list. */
  public TimeLeft {
    unknown = List.copyOf(unknown);
  }

  /** Whether the seconds are of all that is left. */
  public boolean whole() {
    return unknown.isEmpty();
  }

  /** The same if every network that is trained like those of {@code run} takes {@code each}. */
  public TimeLeft knowing(PlannedRun run, double each) {
    return knowing(RunTimes.kind(run), each);
  }

  /** The same of the networks of a {@link RunTimes#kind kind}. */
  TimeLeft knowing(String kind, double each) {
    double sum = seconds;
    for (PlannedRun other : unknown) {
      sum += kind.equals(RunTimes.kind(other)) ? each * other.variant().networks() : 0;
    }
    return new TimeLeft(
        sum, unknown.stream().filter(other -> !kind.equals(RunTimes.kind(other))).toList());
  }
}
