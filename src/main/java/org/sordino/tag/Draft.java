package org.sordino.tag;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sordino.file.FileProblem;
import org.sordino.file.ProcessEnd;
import org.sordino.file.Writer;

/**
 * A copy of a file to be changed, in a hidden folder beside it that no other draft shares and that
 * also holds what jaudiotagger writes meanwhile. The folder goes when the draft is closed, and when
 * the program is interrupted; one that a killed program left goes when the next draft is made
 * beside it.
 */
final class Draft implements Closeable {
  /** The number is that of the process. */
  private static final Pattern NAME = Pattern.compile("\\.sordino-(\\d{1,18})-.*");

  /** So often a folder is emptied in which another thread is still writing. */
  private static final int MOST_TRIES = 100;

  /** The folders of open drafts, and the lock of all that is static here. */
  private static final Set<Path> OPEN = new HashSet<>();

  /** Folders in which nothing is left of killed programs. */
  private static final Set<Path> SWEPT = new HashSet<>();

  private static boolean ended;

  static {
    ProcessEnd.before("drafts", Draft::end);
  }

  private final Path folder;
  private final Path copy;

  private Draft(Path folder, Path copy) {
    this.folder = folder;
    this.copy = copy;
  }

  /**
   * A copy of {@code file} with its times and permissions.
   *
   * @param file itself and no link to it
   * @param ending of the copy's name
   */
  static Draft of(Path file, String ending) throws IOException {
    try {
      return copied(file, ending);
    } catch (FileSystemException e) { // which names the draft
      throw new IOException(
          "%s: left as it is, no copy can be made beside it (%s)"
              .formatted(file, FileProblem.words(e)),
          e);
    }
  }

  private static Draft copied(Path file, String ending) throws IOException {
    Path folder = folderBeside(file);
    Draft draft = new Draft(folder, folder.resolve("song." + ending));
    try {
      return draft.filled(file);
    } catch (IOException e) {
      draft.close();
      throw e;
    }
  }

  private Draft filled(Path file) throws IOException {
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    return this;
  }

  /** The copy. */
  Path copy() {
    return copy;
  }

  @Override
  public void close() throws IOException {
    delete(folder);
    synchronized (OPEN) {
      OPEN.remove(folder);
    }
  }

  private static Path folderBeside(Path file) throws IOException {
    Path parent = file.resolveSibling("");
    synchronized (OPEN) {
      if (ended) {
        throw new IOException(file + ": left as it is, the program ends");
      }
      if (SWEPT.add(parent)) {
        sweep(parent);
      }
      String name = ".sordino-" + ProcessHandle.current().pid() + "-";
      Path folder = Files.createTempDirectory(parent, name);
      OPEN.add(folder);
      return folder;
    }
  }

  /** The threads that write go on while this one deletes, but find no folder any more. */
  private static void end() {
    synchronized (OPEN) {
      ended = true;
      OPEN.forEach(Draft::deleteIfPossible);
    }
  }

  private static void sweep(Path parent) {
    try (DirectoryStream<Path> hidden = Files.newDirectoryStream(parent, ".sordino-*")) {
      for (Path folder : hidden) {
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        if (name.matches()
            && isAbandoned(folder, Long.parseLong(name.group(1)))
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          deleteIfPossible(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder may be written to and not be listed.
    }
  }

  /** In a container, a killed program may have had the same number. */
  private static boolean isAbandoned(Path folder, long process) throws IOException {
    return process == ProcessHandle.current().pid()
        ? !OPEN.contains(folder)
        : !new Writer(process).mayBeAt(folder);
  }

  private static void deleteIfPossible(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      // It stays hidden, and nobody is kept from the work itself.
    }
  }

  private static void delete(Path folder) throws IOException {
    for (int tries = 1; ; tries++) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
        for (Path file : inside) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
        return;
      } catch (NoSuchFileException e) {
        return;
      } catch (DirectoryNotEmptyException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }
}
