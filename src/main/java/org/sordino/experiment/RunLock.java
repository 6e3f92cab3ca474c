package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sordino.file.Folders;
import org.sordino.file.ProcessLock;

/** Holds the folder of a run, so that no second process trains in it. */
final class RunLock implements AutoCloseable {
  /** Its file. It stays when a run is not finished: another process may be about to lock it. */
  static final String NAME = ".lock";

  private final Path file;
  private final ProcessLock lock;

  private RunLock(Path file, ProcessLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Holds {@code folder}, which is created.
   *
   * @throws RunHeldException if another process holds it
   */
  static RunLock hold(Path folder) throws IOException {
    Folders.create(folder);
    Path file = folder.resolve(NAME);
    ProcessLock lock = ProcessLock.open(file);
    try {
      if (!lock.tryHold()) {
        throw new RunHeldException(folder, lock.holder());
      }
      return new RunLock(file, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether another process holds {@code folder}. */
  static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return false;
    }
    try (ProcessLock lock = ProcessLock.open(file)) {
      return !lock.tryHold();
    }
  }

  /** Removes the file: the run is finished, so that it does not matter who holds it. */
  void remove() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
