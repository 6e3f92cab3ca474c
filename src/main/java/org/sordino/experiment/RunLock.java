package org.sordino.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds the folder of a run, so that no second process trains in it. The lock ends with the
 * process, however that ends. While it is held, its file says by which process.
 */
final class RunLock implements AutoCloseable {
  /** Its file. It stays when a run is not finished: another process may be about to lock it. */
  static final String NAME = ".lock";

  private static final int PID_DIGITS = 20;

  /** Behind the text, because Windows lets nobody read what is locked. */
  private static final long LOCKED = 1 << 10;

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Holds {@code folder}, which is created.
   *
   * @throws RunHeldException if another process holds it
   */
  static RunLock hold(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (lock(channel) == null) {
        throw new RunHeldException(folder, holder(channel));
      }
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      return new RunLock(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(PID_DIGITS);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
  }

  /** Removes the file: the run is finished, so that it does not matter who holds it. */
  void remove() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.truncate(0);
      channel.close();
    }
  }
}
