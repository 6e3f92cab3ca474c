package org.sordino.bench;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.SongClips;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.PyTorch;
import org.sordino.training.Epoch;
import org.sordino.training.TrainingListener;

/**
 * Whether a network waits for its input: epochs whose batches are read from half-precision
 * spectrograms, by turns with epochs whose batches are there already. One training does both, so
 * that all else is the same. Prints a line per round, the seconds of the one and of the other.
 * Arguments: network, rounds.
 */
public final class InputWait {
  private InputWait() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[1]);
    List<Double> seconds = new ArrayList<>();
    StepTimes.train(
        PyTorch.start("cpu", Runtime.getRuntime().availableProcessors()),
        arguments[0],
        new SoftLabelLoss(new CrossEntropy()),
        null,
        new ByTurns(NoiseClips.of(NoiseClips.DIFFERENT * NoiseClips.CLIPS), true),
        NoiseClips.of(0),
        // In the first round Java compiles, and the buffers of batches get their clips.
        2 * (rounds + 1),
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            seconds.add(epoch.seconds());
          }
        });
    for (int epoch = 3; epoch <= seconds.size(); epoch += 2) {
      int read = reads(epoch) ? epoch : epoch + 1;
      int there = reads(epoch) ? epoch + 1 : epoch;
      System.out.printf(Locale.ROOT, "%.4f %.4f%n", seconds.get(read - 1), seconds.get(there - 1));
    }
  }

  /** One epoch of each round does, by turns its first and its second: 1, 4, 5, 8, 9 … */
  private static boolean reads(int epoch) {
    return epoch % 4 < 2;
  }

  /** Clips that are read in some epochs; in the others batches stay what they were. */
  private record ByTurns(SongClips clips, boolean reading) implements Examples {
    @Override
    public ItemKind itemKind() {
      return clips.itemKind();
    }

    @Override
    public List<String> classes() {
      return clips.classes();
    }

    @Override
    public long[] shape() {
      return clips.shape();
    }

    @Override
    public int size() {
      return clips.size();
    }

    @Override
    public int label(int example) {
      return clips.label(example);
    }

    @Override
    public String item(int example) {
      return clips.item(example);
    }

    @Override
    public int clip(int example) {
      return clips.clip(example);
    }

    @Override
    public void read(int example, FloatBuffer target) {
      if (reading) {
        clips.read(example, target);
      }
    }

    @Override
    public Examples inEpoch(int epoch) {
      return new ByTurns(clips, reads(epoch));
    }
  }
}
