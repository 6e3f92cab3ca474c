package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFile;
import org.sordino.evaluation.Vote;
import org.sordino.network.Computation;
import org.sordino.network.PyTorch;
import org.sordino.network.Windows;
import org.sordino.spectrogram.ClipReader;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;
import org.sordino.spectrogram.Stft;

/**
 * Tells the genre of songs: each clip's class probabilities, and their mean for the song, both
 * calibrated. Safe for use by several threads; close it when done, which waits for the calls that
 * run.
 */
public final class GenreClassifier implements Classifier {
  /** Clips per forward pass, which bounds the memory of a long song. */
  private static final int BATCH = 64;

  private final ModelDescription description;
  private final FeatureSettings features;
  private final Standardisation standardisation;
  private final Stft stft;
  private final LoadedNetwork network;

  private GenreClassifier(
      ModelDescription description, SpectrogramFeatures inputs, LoadedNetwork network) {
    this.description = description;
    this.network = network;
    features = inputs.settings();
    standardisation = inputs.standardisation();
    stft = new Stft(features);
  }

  /**
   * Loads a model onto the CPU, one thread per operation.
   *
   * @param folder the model's folder
   * @throws IOException in one line if it is no whole model, or the engine does not start
   */
  public static GenreClassifier load(Path folder) throws IOException {
    return load(folder, PyTorch.start("cpu", 1));
  }

  /** Loads a model onto the device of {@code torch}; see {@link #load(Path)}. */
  public static GenreClassifier load(Path folder, PyTorch torch) throws IOException {
    ModelFolder files = new ModelFolder(folder);
    return load(files, files.describe(), torch);
  }

  static GenreClassifier load(ModelFolder files, ModelDescription description, PyTorch torch)
      throws IOException {
    return new GenreClassifier(
        description, inputs(files, description), LoadedNetwork.of(files, description, torch));
  }

  /**
   * Begins to load a model of songs; see {@link Classifier#begin} for how, and for who is told of
   * what goes wrong.
   *
   * @throws IOException in one line if it is one of images
   */
  public static GenreClassifier begin(
      ModelFolder files, ModelDescription description, Callable<PyTorch> torch) throws IOException {
    return new GenreClassifier(
        description, inputs(files, description), LoadedNetwork.begin(files, description, torch));
  }

  private static SpectrogramFeatures inputs(ModelFolder files, ModelDescription description)
      throws IOException {
    try {
      return SpectrogramFeatures.in(description.features());
    } catch (IllegalArgumentException e) {
      throw new IOException(files.folder() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void await() throws IOException {
    network.await();
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  /**
   * Classifies an audio file.
   *
   * @throws IOException in one line if the file cannot be read as audio
   * @throws NotFiniteException if the network's outputs are no numbers, as its training diverged
   * @throws IllegalStateException if this was closed before
   */
  @Override
  public Classification classify(Path file) throws IOException {
    return analyse(file).classification();
  }

  /**
   * Classifies an audio file and hands on what was heard as well.
   *
   * @throws IOException in one line if the file cannot be read as audio
   * @throws NotFiniteException if the network's outputs are no numbers, as its training diverged
   * @throws IllegalStateException if this was closed before
   */
  public SongAnalysis analyse(Path file) throws IOException {
    return network.during(() -> analyse(AudioFile.read(file, features.sampleRate())));
  }

  /**
   * Classifies mono samples.
   *
   * @param samples nominally in [−1, 1]; at least one
   * @param sampleRate in Hz
   * @throws IllegalArgumentException if there are none, one is not finite or beyond 64 times full
   *     scale, or the rate is none of sound
   * @throws NotFiniteException if the network's outputs are no numbers, as its training diverged
   * @throws IllegalStateException if this was closed before
   */
  public Classification classify(float[] samples, int sampleRate) {
    return network
        .during(() -> analyse(new Audio(samples, sampleRate).at(features.sampleRate())))
        .classification();
  }

  private SongAnalysis analyse(Audio audio) {
    Spectrogram song = stft.transform(audio.samples());
    List<float[]> clips = probabilities(song);
    List<Classification.Moment> timeline = new ArrayList<>();
    for (int clip = 0; clip < clips.size(); clip++) {
      timeline.add(
          Classification.Moment.of(
              features.clipStart(clip),
              description.classes(),
              clips.get(clip),
              description.clipTemperature()));
    }
    return new SongAnalysis(
        audio,
        song,
        features,
        Classification.of(
            audio.seconds(),
            description.classes(),
            Vote.MEAN.decide(clips),
            description.calibrationTemperature(),
            timeline));
  }

  /** The probabilities of each clip. */
  private List<float[]> probabilities(Spectrogram song) {
    int clips = features.clips(song.frames());
    int classes = description.classes().size();
    List<float[]> all = new ArrayList<>();
    for (int first = 0; first < clips; first += BATCH) {
      Windows windows =
          new Windows(Math.min(BATCH, clips - first), features.clipFrames(), features.clipStep());
      float[] probabilities = probabilities(song, first, windows);
      for (int clip = 0; clip < windows.count(); clip++) {
        all.add(Arrays.copyOfRange(probabilities, clip * classes, (clip + 1) * classes));
      }
    }
    return all;
  }

  /** The softmax of each of {@code windows}, which begin with clip {@code first}; row-major. */
  private float[] probabilities(Spectrogram song, int first, Windows windows) {
    int frames = windows.frames();
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(features.bins() * frames * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    new ClipReader(features, standardisation, frames).read(song, first, buffer.asFloatBuffer());
    try (Computation computation = Computation.of(network.manager())) {
      NDManager scope = computation.scope();
      NDArray input = scope.create(buffer, new Shape(1, features.bins(), frames), DataType.FLOAT32);
      return Inference.softmax(windows.logits(network.block(), input));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
