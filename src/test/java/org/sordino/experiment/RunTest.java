package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.Part;
import org.sordino.dataset.TinyExamples;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.TemperatureScaling;
import org.sordino.evaluation.Vote;
import org.sordino.model.Features;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.network.NetworkSettings;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;
import org.sordino.training.DivergedException;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;

class RunTest extends EngineTest {
  private static final int EPOCHS = 3;

  @TempDir Path temp;

  private final List<String> warnings = new ArrayList<>();

  /**
   * Noise of 9 bins, other noise in each part. Of the training part one value is no number the
   * first {@code spoilt} times in epoch 2; the others are loud and have items of another class:
   * sure and wrong, validation twice as often as the test part.
   */
  private static final class Noise extends OtherwiseTiny {
    private final Part part;
    private final int[] spoilt;
    private final int epoch;

    Noise(Part part, int size, int[] spoilt, int epoch) {
      super(new TinyExamples(size, part == Part.TEST ? 3 : part == Part.VALIDATION ? 2 : 1));
      this.part = part;
      this.spoilt = spoilt;
      this.epoch = epoch;
    }

    @Override
    public Examples inEpoch(int number) {
      return new Noise(part, size(), spoilt, number);
    }

    @Override
    public long[] shape() {
      return new long[] {TinyExamples.BINS + 1, TinyExamples.FRAMES};
    }

    @Override
    public int label(int example) {
      int label = super.label(example);
      int every = part == Part.TEST ? 4 : 2;
      boolean other = part != Part.TRAIN && example / 2 % every == 0;
      return other ? (label + 1) % classes().size() : label;
    }

    @Override
    public void read(int example, FloatBuffer target) {
      int start = target.position();
      super.read(example, target);
      for (int i = start; part != Part.TRAIN && i < target.position(); i++) {
        target.put(i, 20 * target.get(i));
      }
      boolean bad = epoch == 2 && example == 5 && spoilt[0]-- > 0;
      target.put(bad ? Float.NaN : 0).put(new float[TinyExamples.FRAMES - 1]);
    }
  }

  /**
   * A source and its data in one.
   *
   * @param spoilt how often a value is no number, counted down
   * @param validated items of the validation part
   */
  private record NoiseData(int[] spoilt, int validated) implements DataSource, DividedData {
    NoiseData(int spoilt, int validated) {
      this(new int[] {spoilt}, validated);
    }

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
    public ItemKind itemKind() {
      return ItemKind.SONG;
    }

    @Override
    public List<String> classes() {
      return examples(Part.TRAIN, features()).classes();
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
      return examples(Part.TRAIN, features());
    }

    @Override
    public Examples examples(Part part, Features features) {
      return new Noise(part, 2 * size(part), spoilt, 0);
    }

    @Override
    public NDArray seenBy(Features features, NDArray inputs) {
      return inputs;
    }

    @Override
    public int size(Part part) {
      return part == Part.VALIDATION ? validated : 8;
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
      new SilentRun() {
        @Override
        public void warn(String line) {
          warnings.add(line);
        }
      };

  private byte[] train(String name, int spoilt) throws IOException {
    return Files.readAllBytes(train(name, new NoiseData(spoilt, 8)).model().weights());
  }

  private RunFolder train(String name, NoiseData data) throws IOException {
    RunSettings settings =
        new RunSettings(
            data,
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
    return folder;
  }

  /** What the network of a finished run says of a part. */
  private Predictions predictions(RunFolder folder, NoiseData data, Part part) throws IOException {
    ModelDescription description = folder.model().describe();
    Block block = folder.model().load(description, manager);
    try (Inference inference =
        new Inference(torch, block, data.examples(part, description.features()))) {
      return inference.predict();
    }
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

  @Test
  void train_whenDone_hasTheTemperaturesAndErrorsOfTheValidationPart() throws IOException {
    NoiseData data = new NoiseData(0, 8);

    RunFolder folder = train("validated", data);

    Predictions validation = predictions(folder, data, Part.VALIDATION);
    Predictions tested = predictions(folder, data, Part.TEST);
    double decision = TemperatureScaling.fitVotes(validation);
    double clip = TemperatureScaling.fit(validation);
    ModelDescription description = folder.model().describe();
    assertEquals(decision, description.calibrationTemperature(), 1e-4);
    assertEquals(clip, description.clipTemperature(), 1e-4);
    Map<String, Double> noted = folder.history().last().orElseThrow().errors();
    errors(validation)
        .forEach((name, error) -> assertEquals(error, noted.get("validation_" + name), name));
    // To tell which is which.
    assertNotEquals(clip, decision, 0.01);
    assertNotEquals(TemperatureScaling.fitVotes(tested), decision, 0.01);
    assertNotEquals(TemperatureScaling.fit(tested), clip, 0.01);
    assertNotEquals(errors(tested), errors(validation));
  }

  private static Map<String, Double> errors(Predictions predictions) {
    return Figures.of(predictions, Vote.MEAN, "any").errors();
  }

  @Test
  void train_withoutAValidationPart_calibratesNothing() throws IOException {
    RunFolder folder = train("unvalidated", new NoiseData(0, 0));

    ModelDescription description = folder.model().describe();
    assertEquals(1, description.calibrationTemperature());
    assertNull(description.clipCalibrationTemperature());
    assertEquals(
        Set.of("train_clip_error_percent"),
        folder.history().last().orElseThrow().errors().keySet());
  }

  @Test
  void train_whenAnEpochFailsTwice_givesUp() {
    String message = assertThrows(DivergedException.class, () -> train("spoilt", 2)).getMessage();

    assertTrue(message.startsWith("the loss is NaN in epoch 2, step "), message);
    assertEquals(1, warnings.size());
  }
}
