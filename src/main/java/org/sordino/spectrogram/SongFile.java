package org.sordino.spectrogram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A song and an identity of its file's content, whatever the file is called and wherever it is.
 *
 * @param song the song
 * @param content the file's size and {@link TwinChecksum}; empty for one that cannot be read
 * @param modified when the file was last written to, before its content was read
 */
record SongFile(AudioSource song, String content, FileTime modified) {
  /** Reads the files of {@code songs}, by all workers. */
  static List<SongFile> of(List<AudioSource> songs, ExecutorService workers)
      throws IOException, InterruptedException {
    List<Future<SongFile>> pending =
        songs.stream().map(song -> workers.submit(() -> of(song))).toList();
    List<SongFile> files = new ArrayList<>();
    for (Future<SongFile> file : pending) {
      files.add(WorkAhead.result(file));
    }
    return files;
  }

  /** Whether the file is still what {@link #content} was made of, as far as its time tells. */
  boolean isUnchanged() throws IOException {
    return !content.isEmpty() && Files.getLastModifiedTime(song.file()).equals(modified);
  }

  /** Reads the file; one that cannot be read is reported when it is decoded. */
  private static SongFile of(AudioSource song) {
    TwinChecksum checksum = new TwinChecksum();
    long size = 0;
    FileTime modified = FileTime.fromMillis(0);
    try (InputStream in = Files.newInputStream(song.file())) {
      modified = Files.getLastModifiedTime(song.file());
      byte[] buffer = new byte[1 << 18];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
        size += read;
      }
      return new SongFile(song, size + " " + checksum, modified);
    } catch (IOException e) {
      return new SongFile(song, "", modified);
    }
  }
}
