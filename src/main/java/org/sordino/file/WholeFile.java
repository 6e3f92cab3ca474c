package org.sordino.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file whole or not at all: into a temporary file of its own beside it, flushed to the
 * disk, then moved over the target in one step. A reader sees the old content or the new one, never
 * a part; of several writers, the last one's content stays.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content to {@code out}; the stream is buffered and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code target}, creating the folders above it.
   *
   * @throws IOException if the disk is full, read-only or the target is a folder; {@code target} is
   *     then as it was before and no temporary file is left
   */
  public static void write(Path target, Content content) throws IOException {
    createFolder(target);
    write(target, content, PartialFile.beside(target));
  }

  /**
   * Writes {@code text} as UTF-8 in a folder that was new or empty when this process began with it,
   * quickly also when it has come to hold thousands of files.
   *
   * @throws IOException as {@link #write(Path, Content)}
   */
  public static void writeAmongNew(Path target, String text) throws IOException {
    createFolder(target);
    write(target, bytes(text), PartialFile.amongNew(target));
  }

  private static void createFolder(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Folders.create(folder);
    }
  }

  private static Content bytes(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path target, Content content, PartialFile partial) throws IOException {
    Path temporary = partial.file();
    try {
      try (FileChannel channel = partial.channel();
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      moveOver(temporary, target);
    } catch (FileSystemException | RuntimeException e) {
      deleteQuietly(temporary, e);
      throw e;
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      // A full disk says what is wrong, but not where.
      throw new IOException(target + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** Writes {@code text} as UTF-8; see {@link #write(Path, Content)}. */
  public static void write(Path target, String text) throws IOException {
    write(target, bytes(text));
  }

  /** Moves {@code source} over {@code target} in one step, where the file system can do that. */
  public static void moveOver(Path source, Path target) throws IOException {
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file, Exception cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
