package org.sordino.experiment.grid;

import org.sordino.evaluation.Figures;
import org.sordino.experiment.RunListener;

/** Hears how far the runs of an experiment have come. */
public interface GridListener {
  /**
   * A run begins.
   *
   * @param epochs that it trains
   * @param done runs that are finished
   * @param time for all that is left, as far as finished runs tell
   * @return what hears of the run itself
   */
  RunListener begins(PlannedRun run, int epochs, int done, TimeLeft time);

  /** A run is finished. */
  void finished(PlannedRun run, Figures figures);

  /** A candidate of a search diverged, and will not be chosen. */
  void diverged(PlannedRun run, String reason);

  /** A run failed, and the rest goes on. */
  void failed(PlannedRun run, String reason);

  /** A run is left to another process, which trains it at this moment. */
  void elsewhere(PlannedRun run, String reason);
}
