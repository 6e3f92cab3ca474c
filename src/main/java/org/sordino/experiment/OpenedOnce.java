package org.sordino.experiment.grid;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.DividedData;
import org.sordino.experiment.RunListener;

/** Data that many runs share: they are read when the first of them asks. */
final class OpenedOnce implements DataSource {
  private final DataSource source;
  private @Nullable DividedData opened;

  OpenedOnce(DataSource source) {
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
