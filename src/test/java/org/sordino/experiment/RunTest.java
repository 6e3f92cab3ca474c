package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.Part;
import org.sordino.dataset.Subject;
import org.sordino.dataset.TinyExamples;
import org.sordino.evaluation.CalibrationTemperatures;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.model.Features;
import org.sordino.model.ModelDescription;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.network.NetworkSettings;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;
import org.sordino.training.DivergedException;
import org.sordino.training.Epoch;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;

class RunTest extends EngineTest {
  private static final int EPOCHS = 3;

  private static final int MEASURED = -1;

  @TempDir Path temp;

  private final List<String> warnings = new ArrayList<>();

  /** Noise of 9 bins, of which one value is no number the first {@code spoilt} times in epoch 2. */
  private static final class Noise extends OtherwiseTiny {
    private final int[] spoilt;
    private final int epoch;

    Noise(int[] spoilt, int epoch) {
      super(new TinyExamples(16, 1));
      this.spoilt = spoilt;
      this.epoch = epoch;
    }

    @Override
    public Examples inEpoch(int number) {
      return new Noise(spoilt, number);
    }

    @Override
    public long[] shape() {
      return new long[] {TinyExamples.BINS + 1, TinyExamples.FRAMES};
    }

    /**
     * When measured, every other item is of another class, and all are loud: sure and half wrong.
     */
    @Override
    public int label(int example) {
      int label = super.label(example);
      boolean odd = epoch == MEASURED && example / 2 % 2 == 0;
      return odd ? (label + 1) % classes().size() : label;
    }

    @Override
    public void read(int example, FloatBuffer target) {
      int start = target.position();
      super.read(example, target);
      for (int i = start; epoch == MEASURED && i < target.position(); i++) {
        target.put(i, 20 * target.get(i));
      }
      boolean bad = epoch == 2 && example == 5 && spoilt[0]-- > 0;
      target.put(bad ? Float.NaN : 0).put(new float[TinyExamples.FRAMES - 1]);
    }
  }

  /** A source and its data in one. */
  private record NoiseData(int[] spoilt) implements DataSource, DividedData {
    @Override
    public void requireThere(Consumer<String> told) {}

    @Override
    public int axes() {
      return 2;
    }

    @Override
    public DividedData open(int threads, RunListener listener) {
      return this;
    }

    @Override
    public Subject subject() {
      return Subject.SONG;
    }

    @Override
    public List<String> classes() {
      return new Noise(spoilt, 0).classes();
    }

    @Override
    public Features features() {
      float[] ones = new float[TinyExamples.BINS + 1];
      Arrays.fill(ones, 1);
      return SpectrogramFeatures.of(
          new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, TinyExamples.FRAMES, 8),
          new Standardisation(new float[TinyExamples.BINS + 1], ones, 4));
    }

    @Override
    public Examples training(long seed) {
      return new Noise(spoilt, 0);
    }

    @Override
    public Examples examples(Part part, Features features) {
      return new Noise(spoilt, MEASURED);
    }

    @Override
    public NDArray seenBy(Features features, NDArray inputs) {
      return inputs;
    }

    @Override
    public int size(Part part) {
      return 8;
    }

    @Override
    public void requireFitting(Features features) {}

    @Override
    public long known(ModelDescription.Trained model, Part part) {
      return 0;
    }

    @Override
    public String fingerprint() {
      return "noise";
    }

    @Override
    public Map<String, Object> config() {
      return Map.of();
    }

    @Override
    public ModelDescription.Trained trained(String command, Map<String, Object> metrics) {
      return new ModelDescription.Trained(
          "noise",
          fingerprint(),
          new ModelDescription.TrainedSplit("all", 1, List.of(), List.of(), List.of(), Map.of()),
          command,
          8,
          null,
          metrics);
    }

    @Override
    public void requireSameSplit(Path folder) {}

    @Override
    public void writeSplit(Path folder) {}
  }

  private final RunListener listener =
      new RunListener() {
        @Override
        public void note(String line) {}

        @Override
        public void warn(String line) {
          warnings.add(line);
        }

        @Override
        public void finished(Epoch epoch) {}

        @Override
        public void advanced(int done, int total) {}
      };

  private byte[] train(String name, int spoilt) throws IOException {
    RunSettings settings =
        new RunSettings(
            new NoiseData(new int[] {spoilt}),
            NetworkSettings.of("nnet1"),
            "lsr",
            Map.of(),
            null,
            new TrainingSettings(
                EPOCHS, 8, 0.01, Schedule.CONSTANT, 0, 0.9, 0, false, false, false, 1),
            0,
            "test");
    RunFolder folder = new RunFolder(temp.resolve(name));
    new Run(settings, torch, listener).train(folder, false);
    assertEquals(EPOCHS, Files.readAllLines(folder.history().file()).size());
    return Files.readAllBytes(folder.model().weights());
  }

  @Test
  void train_afterAPassingFault_endsAsIfItHadNotBeen() throws IOException {
    byte[] undisturbed = train("undisturbed", 0);
    assertEquals(List.of(), warnings);

    byte[] disturbed = train("disturbed", 1);

    assertEquals(
        List.of(
            "the loss is NaN in epoch 2, step 1: the inputs are not finite;"
                + " the epoch is done once more"),
        warnings.stream().map(line -> line.replace("step 2", "step 1")).toList());
    assertArrayEquals(undisturbed, disturbed);
  }

  /** Here the validation part is that of the predictions. */
  @Test
  void train_whenDone_storesTheTemperaturesOfTheValidationPart() throws IOException {
    train("calibrated", 0);

    RunFolder folder = new RunFolder(temp.resolve("calibrated"));
    ModelDescription description = folder.model().describe();
    CalibrationTemperatures expected =
        CalibrationTemperatures.fit(PredictionsFile.read(folder.predictions()));
    assertEquals(expected.decision(), description.calibrationTemperature());
    assertEquals(expected.clip(), description.clipCalibrationTemperature());
    assertNotEquals(expected.clip(), expected.decision(), "to tell which is which");
  }

  @Test
  void train_whenAnEpochFailsTwice_givesUp() {
    String message = assertThrows(DivergedException.class, () -> train("spoilt", 2)).getMessage();

    assertTrue(message.startsWith("the loss is NaN in epoch 2, step "), message);
    assertEquals(1, warnings.size());
  }
}
