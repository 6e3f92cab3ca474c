package org.sordino.spectrogram;

/** Hears how far the filling of a feature store has come. */
public interface FillProgress {
  /** Nobody is told. */
  FillProgress SILENT = (done, total) -> {};

  /** {@code done} of {@code total} songs are in the store. */
  void advanced(int done, int total);

  /**
   * Another process is filling the same store; this one waits for it.
   *
   * @param process its number, empty if that is not known
   */
  default void waiting(String process) {}
}
