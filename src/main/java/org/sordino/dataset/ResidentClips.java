package org.sordino.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/**
 * Clips as a device holds them: all frames of all songs one after the other, in half precision, and
 * where each clip begins.
 */
final class ResidentClips implements Resident {
  private final List<Spectrogram> songs;
  private final int[] songOf;
  private final int[] clipOf;
  private final FeatureSettings settings;
  private final Standardisation standardisation;

  /**
   * Of {@code songs}.
   *
   * @param songOf the song that each clip is of
   * @param clipOf its number within the song
   */
  ResidentClips(
      List<Spectrogram> songs,
      int[] songOf,
      int[] clipOf,
      FeatureSettings settings,
      Standardisation standardisation) {
    this.songs = songs;
    this.songOf = songOf;
    this.clipOf = clipOf;
    this.settings = settings;
    this.standardisation = standardisation;
  }

  private long frames() {
    return songs.stream().mapToLong(Spectrogram::frames).sum();
  }

  @Override
  public long bytes() {
    return frames() * settings.bins() * Short.BYTES;
  }

  @Override
  public Held on(NDManager manager) {
    return new Frames(manager);
  }

  /** The frames on the device. */
  private final class Frames implements Held {
    private final NDArray frames;
    private final NDArray begins;
    private final NDArray lasts;
    private final NDArray across;
    private final NDArray mean;
    private final NDArray scale;
    private final NDArray silence;
    private final NDArray least;
    private final NDArray most;

    Frames(NDManager manager) {
      frames = manager.create(new Shape(frames(), settings.bins()), DataType.FLOAT16);
      long[] songBegins = new long[songs.size() + 1];
      for (int song = 0; song < songs.size(); song++) {
        songBegins[song + 1] = songBegins[song] + songs.get(song).frames();
        NDIndex place = new NDIndex(songBegins[song] + ":" + songBegins[song + 1]);
        try (NDArray part = halves(songs.get(song), manager)) {
          frames.set(place, part);
        }
      }
      long[] begin = new long[songOf.length];
      long[] last = new long[songOf.length];
      for (int clip = 0; clip < songOf.length; clip++) {
        begin[clip] = songBegins[songOf[clip]] + (long) clipOf[clip] * settings.clipStep();
        last[clip] = songBegins[songOf[clip] + 1] - 1;
      }
      begins = manager.create(begin);
      lasts = manager.create(last);
      across = manager.arange(0, settings.clipFrames(), 1, DataType.INT64);
      Shape perBin = new Shape(1, settings.bins(), 1);
      mean = manager.create(standardisation.mean(), perBin);
      float[] factors = new float[settings.bins()];
      for (int bin = 0; bin < factors.length; bin++) {
        factors[bin] = 1 / standardisation.deviation()[bin];
      }
      scale = manager.create(factors, perBin);
      silence = manager.create(new float[] {settings.silence()}, new Shape(1, 1, 1));
      least = manager.create(-standardisation.limit());
      most = manager.create(standardisation.limit());
    }

    private static NDArray halves(Spectrogram song, NDManager manager) {
      ByteBuffer bytes =
          ByteBuffer.allocateDirect(song.halves().remaining() * Short.BYTES)
              .order(ByteOrder.nativeOrder());
      bytes.asShortBuffer().put(song.halves().duplicate());
      return manager.create(bytes, new Shape(song.frames(), song.bins()), DataType.FLOAT16);
    }

    /** Every epoch sees the same clips. */
    @Override
    public void startEpoch(Examples epoch) {}

    @Override
    public NDArray inputs(NDArray numbers, NDManager scope) {
      NDArray place = begins.take(scope, numbers).reshape(-1, 1).add(across);
      NDArray last = lasts.take(scope, numbers).reshape(-1, 1);
      NDArray there = place.lte(last).expandDims(1);
      NDArray found = frames.get(scope, new NDIndex("{}", place.minimum(last).flatten()));
      NDArray values =
          found
              .toType(DataType.FLOAT32, false)
              .reshape(numbers.size(), settings.clipFrames(), settings.bins())
              .transpose(0, 2, 1);
      NDArray quiet = silence.broadcast(values.getShape());
      quiet.attach(scope); // a view belongs where its array does
      NDArray sound = NDArrays.where(there.broadcast(values.getShape()), values, quiet);
      return sound.sub(mean).mul(scale).maximum(least).minimum(most);
    }
  }
}
