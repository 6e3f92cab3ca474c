package org.sordino.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that an unfinished file or folder is named after. (One of another machine that shares
 * the disk seems gone.)
 *
 * @param process its number
 */
public record Writer(long process) {
  /**
   * A process is told to have begun up to a second early or late, and a disk's clock is another.
   */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  /**
   * Whether it may still be at {@code file}. Numbers are given anew, to the first process of a
   * container each time: one that began after the file was last written is another.
   */
  public boolean mayBeAt(Path file) throws IOException {
    Optional<ProcessHandle> writer = ProcessHandle.of(process);
    if (writer.isEmpty()) {
      return false;
    }
    Instant written = Files.getLastModifiedTime(file).toInstant();
    Optional<Instant> begun = writer.get().info().startInstant();
    return begun.isEmpty() || written.plus(CLOCKS).isAfter(begun.get());
  }
}
