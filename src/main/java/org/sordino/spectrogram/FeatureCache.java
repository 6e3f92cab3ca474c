package org.sordino.spectrogram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sordino.file.DaemonThreads;
import org.sordino.file.ProcessLock;
import org.sordino.file.WholeFile;

/**
 * A folder of feature stores. A store's name is a digest of what it is made from: the settings, the
 * songs' names and their files' content. A changed song or setting therefore makes a new store, and
 * a store that exists is right. A damaged one is made again.
 */
public final class FeatureCache {
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
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache))
        .resolve("sordino");
  }

  /**
   * The store of {@code songs}, filled first if there is none. Of several processes one fills and
   * the others wait for it.
   *
   * @throws IOException if the cache folder cannot be written, or no song can be read
   */
  public FeatureStore open(List<AudioSource> songs, FeatureSettings settings, FillProgress progress)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, new DaemonThreads("features"));
    try {
      Path file = folder.resolve(key(songs, settings, workers) + ".features");
      FeatureStore store = openWhole(file);
      if (store != null) {
        return store;
      }
      Files.createDirectories(folder);
      Path lock = file.resolveSibling(file.getFileName() + ".lock");
      try (ProcessLock held = ProcessLock.open(lock)) {
        hold(held, progress);
        // Looked at again: while this process waited, another may have filled or mended it.
        store = openWhole(file);
        if (store == null) {
          fill(file, songs, settings, workers, progress);
          store = FeatureStore.openWritten(file);
        }
        return store;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while filling the feature store", e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** The store in {@code file}, or null if there is none or it is damaged. */
  private static @Nullable FeatureStore openWhole(Path file) {
    try {
      return Files.exists(file) ? FeatureStore.open(file) : null;
    } catch (IOException damaged) {
      return null;
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

  private static void fill(
      Path file,
      List<AudioSource> songs,
      FeatureSettings settings,
      ExecutorService workers,
      FillProgress progress)
      throws IOException, InterruptedException {
    // Under the lock, so one fixed name will do and a crash leaves no more than one file behind.
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      StoreWriter.write(partial, songs, settings, workers, progress);
      WholeFile.moveOver(partial, file);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": cannot be filled (" + e.getMessage() + ")", e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static String key(
      List<AudioSource> songs, FeatureSettings settings, ExecutorService workers)
      throws IOException, InterruptedException {
    List<Future<String>> contents =
        songs.stream().map(song -> workers.submit(() -> content(song.file()))).toList();
    TwinChecksum checksum = new TwinChecksum();
    checksum.update(Long.toString(FeatureStore.MAGIC).getBytes(StandardCharsets.UTF_8));
    checksum.update(StoreIndex.bytes(settings));
    for (int i = 0; i < songs.size(); i++) {
      String line = songs.get(i).name() + "\t" + StoreWriter.result(contents.get(i)) + "\n";
      checksum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return checksum.toString();
  }

  /** Size and checksum of a file; one that cannot be read is reported when it is decoded. */
  private static String content(Path file) {
    TwinChecksum checksum = new TwinChecksum();
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 18];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
        size += read;
      }
      return size + " " + checksum;
    } catch (IOException e) {
      return "";
    }
  }
}
