package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.Batch;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.Examples;
import org.sordino.dataset.Part;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.model.Inference;
import org.sordino.model.ModelFolder;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.model.TinyModel;
import org.sordino.spectrogram.Scale;

/**
 * A teacher that was standardised by other songs than the six, of two clips each, it is to teach.
 */
class TeacherModelTest extends EngineTest {
  private static final int[] SOME = {7, 0, 10, 4};

  @TempDir private Path temp;

  @BeforeEach
  void writeSongs() throws IOException {
    int seed = 0;
    for (String genre : List.of("blues", "jazz", "rock")) {
      for (int number = 0; number < 2; number++) {
        Path file = temp.resolve("songs").resolve(genre).resolve(genre + ".0000" + number + ".wav");
        WavFile.write(file, new Audio(TinyModel.song(4 * 22_050, ++seed), 22_050));
      }
    }
    TinyModel.write(temp.resolve("teacher"), TinyModel.plain(), 1, manager);
  }

  private DividedData songs(boolean augment) throws IOException {
    SongSelection all =
        new SongSelection(
            SongDatasetName.GTZAN,
            temp.resolve("songs"),
            List.of(),
            0,
            List.of(),
            temp.resolve("cache"));
    return new SongSource(all, SplitRule.parse("all"), 1, Scale.LOG, augment)
        .open(1, new SilentRun());
  }

  private TeacherModel teacher(DividedData data) throws IOException {
    return TeacherModel.open(temp.resolve("teacher"), data, new SilentRun());
  }

  private Block network() throws IOException {
    ModelFolder files = new ModelFolder(temp.resolve("teacher"));
    return files.load(files.describe(), manager);
  }

  private Batch some(Examples plain, Examples examples) {
    try (BatchFeeder feeder = new BatchFeeder(plain, SOME.length)) {
      feeder.start(examples, SOME);
      return feeder.next(manager);
    }
  }

  @Test
  void logits_otherStatistics_areOfExamplesAsTheTeacherHasThem() throws IOException {
    DividedData data = songs(false);
    TeacherModel teacher = teacher(data);
    Examples own = data.examples(Part.TRAIN, teacher.description().features());
    List<float[]> expected;
    try (Inference inference = new Inference(torch, network(), own)) {
      expected = inference.logits();
    }
    Batch batch = some(data.training(1), data.training(1));

    NDArray found = teacher.logits(data, torch, manager).of(batch, manager);

    for (int i = 0; i < SOME.length; i++) {
      assertArrayEquals(expected.get(SOME[i]), found.get(i).toFloatArray(), 1e-5f);
    }
  }

  /** Augmented by chance, so that nothing stored would do; restated by hand, within its limit. */
  @Test
  void logits_examplesThatVary_areOfWhatTheStudentSees() throws IOException {
    DividedData data = songs(true);
    TeacherModel teacher = teacher(data);
    Examples training = data.training(1);
    Batch batch = some(training, training.inEpoch(1));
    SpectrogramFeatures own = SpectrogramFeatures.in(teacher.description().features());
    SpectrogramFeatures students = SpectrogramFeatures.in(data.features());
    float[] inputs = batch.inputs().toFloatArray();
    int frames = own.clipFrames();
    for (int i = 0; i < inputs.length; i++) {
      int bin = i / frames % own.mean().length;
      double value = inputs[i] * (double) students.deviation()[bin] + students.mean()[bin];
      double anew = (value - own.mean()[bin]) / own.deviation()[bin];
      inputs[i] = (float) Math.max(-own.limit(), Math.min(own.limit(), anew));
    }
    NDArray restated = manager.create(inputs, batch.inputs().getShape());
    NDArray expected =
        network()
            .forward(new ParameterStore(manager, false), new NDList(restated), false)
            .singletonOrThrow();

    NDArray found = teacher.logits(data, torch, manager).of(batch, manager);

    assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 1e-4f);
  }
}
