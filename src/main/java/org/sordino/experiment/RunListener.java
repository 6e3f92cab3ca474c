package org.sordino.experiment;

import org.sordino.spectrogram.FillProgress;
import org.sordino.training.Epoch;
import org.sordino.training.TrainingListener;

/** Hears what a run does. */
public interface RunListener extends FillProgress, TrainingListener {
  /** Something worth knowing, in one line. */
  void note(String line);

  /** Something that may be wrong, in one line. */
  void warn(String line);

  @Override
  void finished(Epoch epoch);
}
