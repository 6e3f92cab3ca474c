package org.sordino.experiment;

import org.sordino.training.Epoch;

/** Hears a run and says nothing. */
public class SilentRun implements RunListener {
  @Override
  public void note(String line) {}

  @Override
  public void warn(String line) {}

  @Override
  public void finished(Epoch epoch) {}

  @Override
  public void advanced(int done, int total) {}
}
