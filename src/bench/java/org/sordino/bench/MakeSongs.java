package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.sordino.dataset.MadeUpSongs;

/**
 * Songs to measure with, where there are no others: {@code genre/genre.00000.wav} of ten made-up
 * genres. Arguments: folder, songs per genre, seconds.
 */
public final class MakeSongs {
  private MakeSongs() {}

  public static void main(String[] arguments) throws IOException {
    new MadeUpSongs(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]), 1)
        .write(Path.of(arguments[0]));
  }
}
