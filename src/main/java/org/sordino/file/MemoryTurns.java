package org.sordino.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets threads work side by side on files of any size. What finds too little memory left is done
 * once more by itself, the others having come to the end of their files; only a file that does not
 * fit even then fails, and it alone.
 */
public final class MemoryTurns {
  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

  /** What is done with a file; it may be done twice. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T done() throws IOException;
  }

  /** A file needs more memory than Java has. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    private TooLargeException(Path file, OutOfMemoryError cause) {
      super(
          String.format(
              Locale.ROOT,
              "%s: expected a file that fits into Java's memory of %,d MB, found a longer one"
                  + " (SORDINO_JAVA_OPTS=-Xmx… gives more)",
              file,
              Runtime.getRuntime().maxMemory() >> 20),
          cause);
    }
  }

  /**
   * Does {@code work} with {@code file}.
   *
   * @throws TooLargeException if there is too little memory even with nothing else going on
   * @throws IOException if the work throws it
   */
  public <T> T run(Path file, Work<T> work) throws IOException {
    turns.readLock().lock();
    try {
      return work.done();
    } catch (OutOfMemoryError beside) {
      // It may have been another thread's file that took it all.
    } finally {
      turns.readLock().unlock();
    }
    turns.writeLock().lock();
    try {
      return work.done();
    } catch (OutOfMemoryError alone) {
      throw new TooLargeException(file, alone);
    } finally {
      turns.writeLock().unlock();
    }
  }
}
