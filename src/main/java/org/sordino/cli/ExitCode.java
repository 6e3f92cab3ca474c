package org.sordino.cli;

/** What the process ends with. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Something failed. */
  static final int FAILURE = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Some inputs failed, the others were done. */
  static final int SOME_FAILED = 3;

  private ExitCode() {}
}
