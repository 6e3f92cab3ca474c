package org.sordino.experiment;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Data that many runs share, be they of one experiment or those of a run that trains its teachers
 * itself: they are read when the first of them asks.
 */
public final class OpenedOnce implements DataSource {
  private final DataSource source;
  private @Nullable DividedData opened;

  /** Data that {@code source} reads. */
  public OpenedOnce(DataSource source) {
    this.source = source;
  }

  @Override
  public void requireThere(Consumer<String> told) throws IOException {
    source.requireThere(told);
  }

  @Override
  public int axes() {
    return source.axes();
  }

  @Override
  public DividedData open(int threads, RunListener listener) throws IOException {
    if (opened == null) {
      opened = source.open(threads, listener);
    }
    return opened;
  }
}
