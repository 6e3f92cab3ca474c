package org.sordino.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary file of one writer, {@code .NAME.PROCESS-NUMBER.partial} beside its target: no two
 * writers share one, be they processes or threads.
 *
 * @param file where it is
 * @param channel open for writing
 */
record PartialFile(Path file, FileChannel channel) {
  private static final Pattern WRITER = Pattern.compile("(\\d{1,18})-\\d+\\.partial");

  /**
   * A new one, after those of the same target are removed whose process is gone: killed, or it took
   * the machine down. (A process of another machine that shares the folder seems gone, too; it then
   * fails, as its file is missing, and the target stays whole.)
   */
  static PartialFile beside(Path target) throws IOException {
    removeLeft(target, prefix(target));
    return amongNew(target);
  }

  /**
   * A new one in a folder in which nobody can have left any, so that none are looked for: among
   * thousands of files that takes a while.
   */
  static PartialFile amongNew(Path target) throws IOException {
    for (int number = 0; ; number++) {
      String writer = ProcessHandle.current().pid() + "-" + number;
      Path file = target.resolveSibling(prefix(target) + writer + ".partial");
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartialFile(file, channel);
      } catch (FileAlreadyExistsException e) {
        // That of another thread.
      }
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private static void removeLeft(Path target, String prefix) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, file -> name(file).startsWith(prefix))) {
      for (Path file : left) {
        Matcher writer = WRITER.matcher(name(file).substring(prefix.length()));
        if (writer.matches() && !new Writer(Long.parseLong(writer.group(1))).mayBeAt(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that nobody may list can still take the target, which is what was asked for.
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
