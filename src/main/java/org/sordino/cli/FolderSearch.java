package org.sordino.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.AudioFormat;
import org.sordino.file.FileProblem;

/**
 * Searches a folder and those inside it for files by their endings. What is hidden is left out, and
 * so are linked folders: they may go round in circles.
 */
final class FolderSearch extends SimpleFileVisitor<Path> {
  private final Path given;
  private final Path root;
  private final Collection<String> endings;
  private final boolean forSounds;
  private final List<Input> found = new ArrayList<>();
  private final Map<String, Integer> otherSounds = new TreeMap<>();
  private int linkedFolders;

  /** A search not begun yet, of {@code root}, which the user calls {@code given}. */
  FolderSearch(Path given, Path root, Collection<String> endings) {
    this.given = given;
    this.root = root;
    this.endings = endings;
    forSounds = endings.stream().anyMatch(AudioFormat::isEndingOfSound);
  }

  /** Searches {@code given}, which may itself be a link. */
  static FolderSearch of(Path given, Collection<String> endings) {
    FolderSearch search;
    try {
      search = new FolderSearch(given, given.toRealPath(), endings);
      Files.walkFileTree(search.root, search);
    } catch (IOException e) {
      search = new FolderSearch(given, given, endings);
      search.fail(given, e);
    }
    return search;
  }

  /** Files and what could not be read, by name; never empty. */
  List<Input> found() {
    if (found.isEmpty()) {
      return List.of(
          new Input(
              given,
              given
                  + ": no files in this folder that end in ."
                  + endings.stream().sorted().collect(Collectors.joining(", ."))));
    }
    return found.stream().sorted(Comparator.comparing(Input::file)).toList();
  }

  /** How many links to folders were left out. */
  int linkedFolders() {
    return linkedFolders;
  }

  /**
   * How many sound files of each other ending were left out, in a search for sounds: a library must
   * not shrink unseen.
   */
  Map<String, Integer> otherSounds() {
    return otherSounds;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    String ending = ending(file);
    if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
      linkedFolders++;
    } else if (endings.contains(ending) && Files.isRegularFile(file)) {
      found.add(new Input(shown(file)));
    } else if (forSounds && AudioFormat.isEndingOfSound(ending) && Files.isRegularFile(file)) {
      otherSounds.merge(ending, 1, Integer::sum);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A folder that cannot be opened, or what is in one that may be listed but not entered. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    if (!isHidden(file)) {
      fail(shown(file), problem);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
    if (problem != null) {
      fail(shown(folder), problem);
    }
    return FileVisitResult.CONTINUE;
  }

  private void fail(Path shown, IOException problem) {
    String reason = FileProblem.words(problem);
    found.add(new Input(shown, "%s: cannot be read (%s)".formatted(shown, reason)));
  }

  /** Below the folder as it was given, also where that is a link. */
  private Path shown(Path file) {
    return given.resolve(root.relativize(file));
  }

  /** The folder itself may have any name. */
  private boolean isHidden(Path file) {
    return !file.equals(root) && String.valueOf(file.getFileName()).startsWith(".");
  }

  /** Of its name, in folders only; what a file is is decided by its content. */
  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
