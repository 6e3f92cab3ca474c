package org.sordino.spectrogram;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a store file says of itself at its end, in the encoding of {@link DataOutputStream}: a JSON
 * library takes longer to load than 20 songs to transform.
 *
 * @param settings the feature settings of all its songs
 * @param songs the songs, in the order of their data
 * @param failures the songs that could not be read
 */
record StoreIndex(FeatureSettings settings, List<Entry> songs, List<Failure> failures) {
  StoreIndex {
    Objects.requireNonNull(settings, "settings");
    songs = List.copyOf(songs);
    failures = List.copyOf(failures);
  }

  /**
   * One song.
   *
   * @param name its name
   * @param content {@link SongFile#content} of the file that it was read from
   * @param frames its frames
   * @param checksum {@link TwinChecksum} of its values as they stand in the file: equal for
   *     bit-identical recordings
   */
  record Entry(String name, String content, int frames, String checksum) {
    Entry {
      if (frames < 1) {
        throw new IllegalArgumentException(name + ": expected frames, found " + frames);
      }
    }

    long bytes(FeatureSettings settings) {
      return 2L * settings.bins() * frames;
    }
  }

  /**
   * A song that could not be read.
   *
   * @param name its name
   * @param content {@link SongFile#content} of its file
   * @param reason the line of {@link Unreadable#reason} without the file's name
   */
  record Failure(String name, String content, String reason) {}

  /** Of all songs together. */
  long dataBytes() {
    return songs.stream().mapToLong(entry -> entry.bytes(settings)).sum();
  }

  /** What {@link #parse} reads. */
  byte[] bytes() {
    return encoded(
        out -> {
          out.write(bytes(settings));
          out.writeInt(songs.size());
          for (Entry song : songs) {
            out.writeUTF(song.name());
            out.writeUTF(song.content());
            out.writeInt(song.frames());
            out.writeUTF(song.checksum());
          }
          out.writeInt(failures.size());
          for (Failure song : failures) {
            out.writeUTF(song.name());
            out.writeUTF(song.content());
            out.writeUTF(song.reason());
          }
        });
  }

  /** The settings as an index begins with them. */
  static byte[] bytes(FeatureSettings settings) {
    return encoded(
        out -> {
          out.writeInt(settings.sampleRate());
          out.writeInt(settings.frame());
          out.writeInt(settings.hop());
          out.writeUTF(settings.window());
          out.writeUTF(settings.scale().label());
          out.writeInt(settings.clipFrames());
          out.writeInt(settings.clipStep());
        });
  }

  /**
   * @throws IOException if {@code bytes} are no index
   */
  static StoreIndex parse(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      FeatureSettings settings =
          new FeatureSettings(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readUTF(),
              Scale.parse(in.readUTF()),
              in.readInt(),
              in.readInt());
      List<Entry> songs = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        songs.add(new Entry(in.readUTF(), in.readUTF(), in.readInt(), in.readUTF()));
      }
      List<Failure> failures = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        failures.add(new Failure(in.readUTF(), in.readUTF(), in.readUTF()));
      }
      return new StoreIndex(settings, songs, failures);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private interface Encoding {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] encoded(Encoding encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoding.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text of more than 65,535 bytes; no name is so long
    }
    return bytes.toByteArray();
  }
}
