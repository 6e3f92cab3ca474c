package org.sordino.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that one process holds at a time. The hold ends with the process, however that ends. While
 * it is held, the file says by which process.
 */
public final class ProcessLock implements AutoCloseable {
  private static final int PID_DIGITS = 20;

  /** Behind the text, because Windows lets nobody read what is locked. */
  private static final long LOCKED = 1 << 10;

  private final FileChannel channel;
  private boolean held;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens {@code file}, which is created, without holding it yet. */
  public static ProcessLock open(Path file) throws IOException {
    return new ProcessLock(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Holds the file, unless another process or another thread of this one does. */
  public boolean tryHold() throws IOException {
    try {
      held = channel.tryLock(LOCKED, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread
    }
    if (held) {
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }
    return held;
  }

  /** The number of the process that holds the file, empty if that is not known. */
  public String holder() throws IOException {
    ByteBuffer text = ByteBuffer.allocate(PID_DIGITS);
    channel.read(text, 0);
    String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return pid.matches("\\d+") ? pid : "";
  }

  /** Ends the hold; the file stays, as another process may be about to hold it. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      if (held) {
        channel.truncate(0);
      }
      channel.close();
    }
  }
}
