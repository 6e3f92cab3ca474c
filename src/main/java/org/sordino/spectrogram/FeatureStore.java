package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The spectrograms of many songs in one memory-mapped file. Layout: the magic number, each song's
 * values (half precision, little-endian, bins × frames), the {@link StoreIndex}, then 24 bytes: its
 * length, its CRC-32C, the magic number again. A file that was not finished has no end, and opening
 * verifies every checksum.
 */
public final class FeatureStore {
  /**
   * Begins and ends every store, and is part of its name: to be changed with the layout, and with
   * anything that changes the values of the same song under the same settings.
   */
  static final long MAGIC = 0x34_45_52_4f_54_53_4f_53L; // "SOSTORE4"

  static final int HEADER_BYTES = 8;
  static final int TRAILER_BYTES = 24;

  private final StoreIndex index;
  private final Map<String, Spectrogram> songs;
  private final Map<String, String> recordings;

  private FeatureStore(StoreIndex index, Map<String, Spectrogram> songs) {
    this.index = index;
    this.songs = Collections.unmodifiableMap(songs);
    Map<String, String> identities = new LinkedHashMap<>();
    index.songs().forEach(entry -> identities.put(entry.name(), entry.checksum()));
    recordings = Collections.unmodifiableMap(identities);
  }

  /**
   * Opens and verifies a store.
   *
   * @throws IOException in one line if the file is missing, unfinished or damaged
   */
  static FeatureStore open(Path file) throws IOException {
    return open(file, true, Integer.MAX_VALUE);
  }

  /** Opens a store that this process has just written: its songs are not read again to verify. */
  static FeatureStore openWritten(Path file) throws IOException {
    return open(file, false, Integer.MAX_VALUE);
  }

  /**
   * @param mostMapped bytes of one map, unless a song has more. Systems limit the number of maps,
   *     and each takes time: one serves many songs.
   */
  static FeatureStore open(Path file, boolean verified, int mostMapped) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      StoreIndex index = readIndex(channel, file);
      FeatureSettings settings = index.settings();
      Map<String, Spectrogram> songs = new LinkedHashMap<>();
      long position = HEADER_BYTES;
      long end = position + index.dataBytes();
      long mappedFrom = 0;
      ByteBuffer mapped = ByteBuffer.allocate(0);
      for (StoreIndex.Entry entry : index.songs()) {
        long bytes = entry.bytes(settings);
        if (position + bytes > mappedFrom + mapped.capacity()) {
          mappedFrom = position;
          long most = Math.min(end - position, Math.max(bytes, mostMapped));
          mapped = channel.map(FileChannel.MapMode.READ_ONLY, position, most);
        }
        ByteBuffer data =
            mapped
                .slice((int) (position - mappedFrom), Math.toIntExact(bytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (verified && !TwinChecksum.of(data).equals(entry.checksum())) {
          throw new IOException(file + ": damaged at song " + entry.name());
        }
        songs.put(
            entry.name(), new Spectrogram(settings.bins(), entry.frames(), data.asShortBuffer()));
        position += bytes;
      }
      return new FeatureStore(index, songs);
    }
  }

  private static StoreIndex readIndex(FileChannel channel, Path file) throws IOException {
    long size = channel.size();
    if (size < HEADER_BYTES + TRAILER_BYTES) {
      throw new IOException(file + ": expected a feature store, found " + size + " bytes");
    }
    ByteBuffer trailer = read(channel, size - TRAILER_BYTES, TRAILER_BYTES);
    long length = trailer.getLong();
    long checksum = trailer.getLong();
    if (trailer.getLong() != MAGIC
        || read(channel, 0, HEADER_BYTES).getLong() != MAGIC
        || length < 0
        || length > Math.min(size - HEADER_BYTES - TRAILER_BYTES, Integer.MAX_VALUE)) {
      throw new IOException(file + ": expected a feature store, found an unfinished or other file");
    }
    byte[] bytes = read(channel, size - TRAILER_BYTES - length, (int) length).array();
    CRC32C found = new CRC32C();
    found.update(bytes);
    if (found.getValue() != checksum) {
      throw new IOException(file + ": damaged index");
    }
    StoreIndex index = StoreIndex.parse(bytes);
    if (HEADER_BYTES + index.dataBytes() + length + TRAILER_BYTES != size) {
      throw new IOException(file + ": the index does not fit the file's " + size + " bytes");
    }
    return index;
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file ended at byte " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  /** The settings that all its songs were transformed with. */
  public FeatureSettings settings() {
    return index.settings();
  }

  /** The spectrograms by song name, in the order in which the songs were given. */
  public Map<String, Spectrogram> songs() {
    return songs;
  }

  /** An identity of each song's samples, by song name: equal for bit-identical recordings. */
  public Map<String, String> recordings() {
    return recordings;
  }

  /** The songs that could not be read. */
  public List<Unreadable> unreadable() {
    return index.unreadable();
  }

  /** The names of songs that are the same recording, a list for each recording that repeats. */
  public List<List<String>> duplicates() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    recordings.forEach(
        (name, recording) -> names.computeIfAbsent(recording, key -> new ArrayList<>()).add(name));
    return names.values().stream().filter(same -> same.size() > 1).toList();
  }
}
