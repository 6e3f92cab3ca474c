package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.sordino.audio.AudioException;
import org.sordino.audio.AudioFile;
import org.sordino.file.FileProblem;
import org.sordino.file.MemoryTurns;

/**
 * Writes a {@link StoreFile}: songs are decoded and transformed by all workers, and written in the
 * order given, so that the same songs make the same bytes. The file is not forced to the disk: one
 * that a power cut damaged fails its checksums and is made again.
 */
final class StoreWriter {
  /** Of a song, as many as a buffer can have. */
  private static final int MOST_VALUES = (Integer.MAX_VALUE - 8) / Short.BYTES;

  private StoreWriter() {}

  /** A transformed song, ready to be written. */
  private record Transformed(StoreIndex.Entry entry, ByteBuffer values) {}

  /**
   * What was written.
   *
   * @param index songs, and those whose content is no sound
   * @param transientFailures songs that could not be read this time, of which the file says nothing
   */
  record Written(StoreIndex index, List<StoreIndex.Failure> transientFailures) {}

  /** Writes {@code songs}. */
  static Written write(
      Path file,
      List<SongFile> songs,
      FeatureSettings settings,
      ExecutorService workers,
      int threads,
      FillProgress progress)
      throws IOException, InterruptedException {
    // Its tables take as long as some songs: one worker makes them while another decodes.
    Lazy<Stft> stft = new Lazy<>(() -> new Stft(settings));
    Future<?> unused = workers.submit(stft::get);
    List<StoreIndex.Entry> entries = new ArrayList<>();
    List<StoreIndex.Failure> failures = new ArrayList<>();
    List<StoreIndex.Failure> transientFailures = new ArrayList<>();
    WorkAhead<SongFile, Transformed> ahead =
        new WorkAhead<>(
            songs,
            song -> song.song().file(),
            song -> transform(song, stft, settings),
            workers,
            threads);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, longs(StoreFile.MAGIC));
      for (int done = 0; done < songs.size(); done++) {
        Transformed song;
        try {
          song = ahead.next();
        } catch (MemoryTurns.TooLargeException e) {
          throw e; // or what a store holds would depend on the memory of who made it
        } catch (IOException e) {
          SongFile failed = songs.get(done);
          (isOfContent(e, failed) ? failures : transientFailures)
              .add(
                  new StoreIndex.Failure(
                      failed.song().name(), failed.content(), reason(e, failed.song().file())));
          progress.advanced(done + 1, songs.size());
          continue;
        }
        write(channel, song.values());
        entries.add(song.entry());
        progress.advanced(done + 1, songs.size());
      }
      StoreIndex index = new StoreIndex(settings, entries, failures);
      byte[] bytes = index.bytes();
      CRC32C checksum = new CRC32C();
      checksum.update(bytes);
      write(channel, ByteBuffer.wrap(bytes));
      write(channel, longs(bytes.length, checksum.getValue(), StoreFile.MAGIC));
      return new Written(index, transientFailures);
    }
  }

  /** Without the file's name: the next time the same content may lie elsewhere. */
  private static String reason(IOException refusal, Path file) {
    String line = FileProblem.line(refusal);
    String named = file + ": ";
    return line.startsWith(named) ? line.substring(named.length()) : line;
  }

  /** Whether the same content will be refused the next time, too. */
  private static boolean isOfContent(IOException refusal, SongFile song) {
    try {
      return refusal instanceof AudioException audio && !audio.isTransient() && song.isUnchanged();
    } catch (IOException e) {
      return false; // it may be gone for a while
    }
  }

  private static Transformed transform(SongFile song, Lazy<Stft> stft, FeatureSettings settings)
      throws IOException {
    float[] samples = samples(song.song().file(), settings.sampleRate());
    if (!song.isUnchanged()) { // or another file, or one that could not be read, would pass for it
      throw new IOException(song.song().file() + ": changed while it was read");
    }
    int bytes = bytes(song.song().file(), (long) settings.bins() * settings.frames(samples.length));
    Spectrogram spectrogram = stft.get().transform(samples);
    ByteBuffer values = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    values.asShortBuffer().put(spectrogram.halves().duplicate());
    return new Transformed(
        new StoreIndex.Entry(
            song.song().name(), song.content(), spectrogram.frames(), TwinChecksum.of(values)),
        values);
  }

  private static float[] samples(Path file, int sampleRate) throws IOException {
    try {
      return AudioFile.read(file, sampleRate).samples();
    } catch (RuntimeException e) {
      // A song that even the decoder did not foresee must not stop the others.
      throw new IOException(
          "%s: internal error: %s: %s"
              .formatted(file, e.getClass().getSimpleName(), FileProblem.oneLine(e.getMessage())),
          e);
    }
  }

  /**
   * Of a spectrogram of {@code values}.
   *
   * @throws IOException if no buffer has so many
   */
  static int bytes(Path file, long values) throws IOException {
    if (values > MOST_VALUES) {
      throw new IOException(
          file + ": expected a spectrogram of at most " + MOST_VALUES + " values, found " + values);
    }
    return (int) (Short.BYTES * values);
  }

  private static ByteBuffer longs(long... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.flip();
  }

  private static void write(FileChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }
}
