package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * One memory-mapped file of a {@link FeatureCache}, which never changes. Layout: the magic number,
 * each song's values (half precision, little-endian, frames × bins), the {@link StoreIndex}, then
 * 24 bytes: its length, its CRC-32C, the magic number again. A file that was not finished has no
 * end.
 */
final class StoreFile {
  /**
   * Begins and ends every file, and is part of its name: to be changed with the layout, and with
   * anything that changes the values of the same song under the same settings or reads songs that
   * were refused before.
   */
  static final long MAGIC = 0x41_45_52_4f_54_53_4f_53L; // "SOSTOREA"

  private static final int HEADER_BYTES = 8;
  private static final int TRAILER_BYTES = 24;

  private final StoreIndex index;
  private final Map<StoreIndex.Entry, ByteBuffer> values;

  private StoreFile(StoreIndex index, Map<StoreIndex.Entry, ByteBuffer> values) {
    this.index = index;
    this.values = values;
  }

  /**
   * Opens a file and verifies its index.
   *
   * @throws IOException in one line if the file is missing, unfinished or damaged there
   */
  static StoreFile open(Path file) throws IOException {
    return open(file, Integer.MAX_VALUE);
  }

  /**
   * @param mostMapped bytes of one map, unless a song has more. Systems limit the number of maps,
   *     and each takes time: one serves many songs.
   */
  static StoreFile open(Path file, int mostMapped) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      StoreIndex index = readIndex(channel, file);
      Map<StoreIndex.Entry, ByteBuffer> values = new HashMap<>();
      long position = HEADER_BYTES;
      long end = position + index.dataBytes();
      long mappedFrom = 0;
      ByteBuffer mapped = ByteBuffer.allocate(0);
      for (StoreIndex.Entry entry : index.songs()) {
        long bytes = entry.bytes(index.settings());
        if (position + bytes > mappedFrom + mapped.capacity()) {
          mappedFrom = position;
          long most = Math.min(end - position, Math.max(bytes, mostMapped));
          mapped = channel.map(FileChannel.MapMode.READ_ONLY, position, most);
        }
        int start = (int) (position - mappedFrom);
        values.put(
            entry, mapped.slice(start, Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN));
        position += bytes;
      }
      return new StoreFile(index, values);
    }
  }

  /** What the file says of itself. */
  StoreIndex index() {
    return index;
  }

  /** Whether the values of a song are those that were written. */
  boolean isWhole(StoreIndex.Entry entry) {
    return TwinChecksum.of(values(entry)).equals(entry.checksum());
  }

  /** The values of a song, not verified. */
  Spectrogram spectrogram(StoreIndex.Entry entry) {
    return new Spectrogram(index.settings().bins(), entry.frames(), values(entry).asShortBuffer());
  }

  private ByteBuffer values(StoreIndex.Entry entry) {
    return Objects.requireNonNull(values.get(entry), entry.name());
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
}
