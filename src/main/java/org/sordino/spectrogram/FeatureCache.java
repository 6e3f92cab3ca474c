package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.file.DaemonThreads;
import org.sordino.file.Folders;
import org.sordino.file.ProcessLock;
import org.sordino.file.WholeFile;

/**
 * A folder of spectrograms: each song is transformed once under the same settings, whatever it is
 * called and whatever else is asked for with it. What is missing goes into one more {@link
 * StoreFile}, whose name is a digest of what it is made from: the settings, the songs' names and
 * their files' content. So a changed song or setting makes a new file, and a file that exists is
 * right; the songs of a damaged one are transformed anew. A file also says which songs are no
 * sound, so that these are not tried again; one that could not be read for another reason, such as
 * a network that failed, is left out this time and tried the next.
 */
public final class FeatureCache {
  private static final String ENDING = ".features";

  private final Path folder;
  private final int threads;

  /**
   * A cache.
   *
   * @param folder where the stores are; created when needed
   * @param threads songs transformed at the same time, at least one
   */
  public FeatureCache(Path folder, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads: expected at least 1, found " + threads);
    }
    this.folder = folder;
    this.threads = threads;
  }

  /** The default folder: {@code sordino} in the user's cache folder. */
  public static Path defaultFolder() {
    return defaultFolder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
  }

  static Path defaultFolder(@Nullable String cache, String home) {
    // XDG Base Directory Specification: a relative path is to be ignored.
    return cache != null && Path.of(cache).isAbsolute()
        ? Path.of(cache, "sordino")
        : Path.of(home, ".cache", "sordino");
  }

  /**
   * The spectrograms of {@code songs}, made first as far as there are none. Of several processes
   * one makes those of the same songs, and the others wait for it.
   *
   * @throws IOException if the cache folder cannot be written, or no song can be read
   */
  public FeatureStore open(List<AudioSource> songs, FeatureSettings settings, FillProgress progress)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, new DaemonThreads("features"));
    try {
      List<SongFile> wanted = SongFile.of(songs, workers);
      HeldSongs held = new HeldSongs(settings, wanted);
      held.take(file(wanted, settings));
      if (!held.missing().isEmpty()) {
        files().forEach(held::take);
      }
      if (!held.missing().isEmpty()) {
        fill(held, settings, workers, progress);
      }
      return held.store();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while filling the feature store", e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** All files of the folder, in the order of their names. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /** Where those of {@code songs} are that are made together. */
  private Path file(List<SongFile> songs, FeatureSettings settings) {
    TwinChecksum checksum = new TwinChecksum();
    checksum.update(Long.toString(StoreFile.MAGIC).getBytes(StandardCharsets.UTF_8));
    checksum.update(StoreIndex.bytes(settings));
    for (SongFile song : songs) {
      String line = song.song().name() + "\t" + song.content() + "\n";
      checksum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return folder.resolve(checksum + ENDING);
  }

  /** Makes a file of what is missing, under a lock that several processes share. */
  private void fill(
      HeldSongs held, FeatureSettings settings, ExecutorService workers, FillProgress progress)
      throws IOException, InterruptedException {
    Folders.create(folder);
    for (List<SongFile> missing = held.missing(); !missing.isEmpty(); missing = held.missing()) {
      Path file = file(missing, settings);
      try (ProcessLock lock = ProcessLock.open(file.resolveSibling(file.getFileName() + ".lock"))) {
        hold(lock, progress);
        // Looked at again: while this process waited, another may have made or mended it. What it
        // lacks, because that one could not read it, goes into a file of its own.
        held.take(file);
        if (held.missing().equals(missing)) {
          write(file, held, settings, workers, progress);
          return;
        }
      }
    }
  }

  /** Waits until no other process, or other thread of this one, holds {@code lock}. */
  private static void hold(ProcessLock lock, FillProgress progress)
      throws IOException, InterruptedException {
    for (boolean told = false; !lock.tryHold(); told = true) {
      if (!told) {
        progress.waiting(lock.holder());
      }
      Thread.sleep(100);
    }
  }

  private void write(
      Path file,
      HeldSongs held,
      FeatureSettings settings,
      ExecutorService workers,
      FillProgress progress)
      throws IOException, InterruptedException {
    // Under the lock, so one fixed name will do and a crash leaves no more than one file behind.
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      StoreWriter.Written written =
          StoreWriter.write(partial, held.missing(), settings, workers, threads, progress);
      StoreIndex index = written.index();
      held.fail(written.transientFailures());
      if (index.songs().isEmpty() && (index.failures().isEmpty() || !held.any())) {
        held.fail(index.failures());
      } else {
        WholeFile.moveOver(partial, file);
        held.takeWritten(file);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": cannot be filled (" + e.getMessage() + ")", e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
