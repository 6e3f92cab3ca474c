package org.sordino.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.sordino.file.ControlCodes;

/**
 * Where a command prints: data to one stream, everything else to another. Progress is a bar if the
 * second is a terminal, and a plain line now and then if not.
 */
final class Console {
  /** With this, time left, epoch and loss find room in 80 columns. */
  private static final int WIDTH = 16;

  private static final String ERASE = "\r\u001b[K";

  /** What is longer than the terminal is wide is cut: a line that wraps could not be erased. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final long BAR_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 15_000_000_000L;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private long shown;
  private boolean barOpen;

  Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
    shown = System.nanoTime();
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Whether data could not be printed, because the disk is full or the reader is gone. */
  boolean outFailed() {
    return out.checkError();
  }

  /** Prints a line of data. */
  synchronized void data(String line) {
    endProgress();
    out.println(line);
  }

  /** Prints {@code text}, in UTF-8, and ends its last line. */
  synchronized void data(InputStream text) {
    endProgress();
    try {
      text.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of reading: what cannot be printed is told at the end
    }
    out.println();
  }

  /** Tells something worth knowing, in one line. */
  synchronized void note(String line) {
    endProgress();
    err.println(ControlCodes.shown(line));
  }

  /** Tells something that may be wrong. */
  void warn(String line) {
    note("warning: " + line);
  }

  /** Tells what went wrong, with a command or with one of its files. */
  void error(String line) {
    note("sordino: " + line);
  }

  /**
   * Shows how far something has come, not too often.
   *
   * @param what a word
   * @param done steps done
   * @param total steps in all
   * @param since when it began, by {@link System#nanoTime}
   * @param more what else to show, possibly nothing; asked for only if something is shown
   */
  synchronized void progress(
      String what, long done, long total, long since, Supplier<String> more) {
    long now = System.nanoTime();
    boolean last = done == total && terminal;
    if (!last && now - shown < (terminal ? BAR_NANOS : LINE_NANOS)) {
      return;
    }
    shown = now;
    double seconds = (now - since) / 1e9;
    String left = done == 0 ? "" : ", " + duration(seconds / done * (total - done)) + " left";
    String rate = String.format(Locale.ROOT, ", %.1f/s", done / Math.max(1e-9, seconds));
    String told = done + "/" + total + left + more.get() + rate;
    if (terminal) {
      int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      err.print(ERASE + CUT + what + " " + bar + " " + told + WRAP);
      err.flush();
      barOpen = true;
    } else {
      err.println(what + " " + told);
    }
  }

  /** Ends the line of an open progress bar. */
  synchronized void endProgress() {
    if (barOpen) {
      err.print(ERASE);
      err.flush();
      barOpen = false;
    }
  }

  /** {@code seconds} as people say it. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
