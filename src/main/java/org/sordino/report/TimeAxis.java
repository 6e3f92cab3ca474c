package org.sordino.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The time of a song: in seconds, from two minutes on as a clock shows it.
 *
 * @param seconds how long the song is, above 0
 */
record TimeAxis(double seconds) {
  private static final double SHORT = 120;
  private static final double HOUR = 3600;

  /** So many labels find room on a phone. */
  private static final int MOST_TICKS = 7;

  private static final int[] STEPS = {30, 60, 120, 300, 600, 900, 1800, 3600, 7200};

  /** What it shows. */
  String title() {
    if (seconds < SHORT) {
      return "time in s";
    }
    return seconds < HOUR ? "time in min:s" : "time in h:min";
  }

  /** Where it has numbers, in seconds. */
  List<Double> ticks() {
    if (seconds < SHORT) {
      return Ticks.between(0, seconds, MOST_TICKS);
    }
    int step = STEPS[0];
    for (int i = 1; seconds / step >= MOST_TICKS && i < STEPS.length; i++) {
      step = STEPS[i];
    }
    List<Double> ticks = new ArrayList<>();
    for (double tick = 0; tick <= seconds; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** The number at a tick. */
  String label(double time) {
    if (seconds < SHORT) {
      return Numbers.plain(time);
    }
    // From an hour on the ticks are at whole minutes.
    long units = Math.round(seconds < HOUR ? time : time / 60);
    return String.format(Locale.ROOT, "%d:%02d", units / 60, units % 60);
  }

  /** How far along the axis {@code time} is, for a style sheet: {@code 12.5%}. */
  String place(double time) {
    return String.format(Locale.ROOT, "%.4f%%", 100 * time / seconds);
  }
}
