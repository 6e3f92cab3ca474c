package org.sordino.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** An open file read at any position, which knows its name for the messages. */
final class InputFile implements Closeable {
  private static final int WINDOW = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private @Nullable IOException failure;

  private InputFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * @throws AudioException if there is no such file, it is a folder or it cannot be opened
   */
  static InputFile open(Path path) throws IOException {
    String expected = "an audio file";
    if (!Files.exists(path)) {
      throw AudioException.ofTransient(path, expected, "no such file", null);
    }
    if (!Files.isRegularFile(path)) {
      String found = Files.isDirectory(path) ? "a folder" : "no regular file";
      throw AudioException.ofTransient(path, expected, found, null);
    }
    try {
      return new InputFile(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw AudioException.ofTransient(path, e);
    }
  }

  long size() {
    return size;
  }

  AudioException unexpected(String expected, String found) {
    return new AudioException(path, expected, found);
  }

  AudioException unexpected(String expected, String found, Throwable cause) {
    return new AudioException(path, expected, found, cause);
  }

  /**
   * Reads up to {@code length} bytes from {@code position} on; fewer only at the end of the file.
   *
   * @return the number of bytes read, 0 at or beyond the end
   */
  int read(long position, byte[] target, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
    while (buffer.hasRemaining()) {
      int n;
      try {
        n = channel.read(buffer, position + buffer.position() - offset);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
      if (n < 0) {
        break;
      }
    }
    return buffer.position() - offset;
  }

  /**
   * Makes sure that all reads went well: a decoder may take one that did not for damage, or for the
   * end of the file.
   *
   * @throws IOException why one did not
   */
  void requireRead() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * A few bytes of a header, at most {@value #WINDOW}, big-endian at first. Read through a window,
   * so that walking over neighbouring headers costs no system call each.
   *
   * @return {@code length} bytes, fewer only at the end of the file
   */
  ByteBuffer header(long position, int length) throws IOException {
    if (position < windowStart || position + length > windowStart + windowLength) {
      windowStart = position;
      windowLength = read(position, window, 0, WINDOW);
    }
    int offset = (int) (position - windowStart);
    int available = Math.max(0, Math.min(length, windowLength - offset));
    return ByteBuffer.wrap(window, available == 0 ? 0 : offset, available).slice();
  }

  /** The text at {@code position}, such as a chunk's name; shorter at the end of the file. */
  String text(long position, int length) throws IOException {
    return StandardCharsets.ISO_8859_1.decode(header(position, length)).toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
