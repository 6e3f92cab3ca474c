package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** On the device that the tests have: what a GPU does with the same calls. */
class ResidentBatchesTest extends EngineTest {
  private static final int IMAGES = 11;
  private static final FeatureSettings FEATURES = FeatureSettings.gtzan(Scale.LOG);

  private final Random random = new Random(1);

  private final List<byte[]> pixels =
      IntStream.range(0, IMAGES).mapToObj(i -> bytes(LabelledImages.IMAGE_BYTES)).toList();

  private final List<short[]> halves = new ArrayList<>();

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private ImageExamples images() {
    LabelledImages all =
        new LabelledImages(pixels, new byte[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1}, i -> "image" + i);
    ImageNormalisation normalisation =
        new ImageNormalisation(List.of(0.5, 0.45, 0.4), List.of(0.25, 0.2, 0.3));
    ImageSelection some = new ImageSelection(all, new int[] {10, 3, 4, 7, 0, 1, 9, 2});
    return ImageExamples.plain(List.of("a", "b", "c"), some, normalisation);
  }

  /** Songs of 300, 60 and 200 frames: the second is shorter than a clip. */
  private SongClips clips() {
    List<SongClips.LabelledSong> songs = new ArrayList<>();
    for (int frames : new int[] {300, 60, 200}) {
      short[] values = new short[FEATURES.bins() * frames];
      for (int i = 0; i < values.length; i++) {
        values[i] = (short) (0x3800 + random.nextInt(0x1400)); // 0.5 to 16
      }
      halves.add(values);
      Spectrogram song = new Spectrogram(FEATURES.bins(), frames, ShortBuffer.wrap(values));
      songs.add(new SongClips.LabelledSong("song" + frames, songs.size(), song));
    }
    float[] mean = new float[FEATURES.bins()];
    float[] deviation = new float[FEATURES.bins()];
    for (int bin = 0; bin < mean.length; bin++) {
      mean[bin] = 2 + random.nextFloat();
      deviation[bin] = 1 + random.nextFloat();
    }
    return new SongClips(
        List.of("a", "b", "c"), songs, FEATURES, new Standardisation(mean, deviation, 4));
  }

  private ResidentBatches resident(Examples examples, int batch) {
    Resident resident = examples.resident();
    assertNotNull(resident);
    return new ResidentBatches(examples, resident, batch, manager);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inputs_ofABatch_leaveNothingWithWhatIsHeld(boolean ofSongs) {
    Examples examples = ofSongs ? clips() : images();
    Resident resident = examples.resident();
    assertNotNull(resident);
    Resident.Held held = resident.on(manager);
    held.startEpoch(examples);
    int before = manager.getManagedArrays().size();

    try (NDManager scope = manager.newSubManager()) {
      assertTrue(held.inputs(scope.create(new long[] {0, 1}), scope).size() > 0);
    }

    assertEquals(before, manager.getManagedArrays().size());
  }

  private record Row(long number, long label, float[] input) {}

  private List<Row> rows(Batches batches) {
    List<Row> rows = new ArrayList<>();
    while (batches.hasNext()) {
      try (NDManager scope = manager.newSubManager()) {
        Batch batch = batches.next(scope);
        assertEquals(DataType.FLOAT32, batch.inputs().getDataType());
        assertEquals(scope, batch.inputs().getManager());
        long[] numbers = batch.numbers().toLongArray();
        long[] labels = batch.labels().toLongArray();
        float[] inputs = batch.inputs().toFloatArray();
        int floats = inputs.length / numbers.length;
        for (int i = 0; i < numbers.length; i++) {
          float[] input = Arrays.copyOfRange(inputs, i * floats, (i + 1) * floats);
          rows.add(new Row(numbers[i], labels[i], input));
        }
      }
    }
    return rows;
  }

  /** Bit for bit what the feeder delivers. */
  private void assertSame(Examples examples, Examples epoch, int[] order) {
    try (Batches fed = new BatchFeeder(examples, 3);
        Batches held = resident(examples, 3)) {
      fed.start(epoch, order);
      held.start(epoch, order);
      List<Row> expected = rows(fed);
      List<Row> found = rows(held);
      assertEquals(order.length, found.size());
      for (int i = 0; i < order.length; i++) {
        assertEquals(expected.get(i).number(), found.get(i).number());
        assertEquals(expected.get(i).label(), found.get(i).label());
        assertArrayEquals(expected.get(i).input(), found.get(i).input());
      }
    }
  }

  @Test
  void next_imagesOfAnyOrder_areThoseOfTheFeeder() {
    assertSame(images(), images(), new int[] {7, 2, 0, 4, 1, 3, 6, 5});
  }

  @Test
  void next_augmentedImages_areThoseOfTheFeederInEveryEpoch() {
    Examples augmented = images().augmented(5);
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertSame(augmented, augmented.inEpoch(epoch), new int[] {0, 1, 2, 3, 4, 5, 6, 7});
    }
  }

  @Test
  void next_clips_areThoseOfTheFeederAndSilentPastTheEnd() {
    SongClips clips = clips();
    int[] order = IntStream.range(0, clips.size()).map(i -> clips.size() - 1 - i).toArray();
    assertSame(clips, clips, order);
  }

  @Test
  void next_secondEpoch_beginsAnew() {
    try (Batches held = resident(images(), 5)) {
      held.start(images(), new int[] {1, 2, 3, 4, 5, 6});
      rows(held);
      held.start(images(), new int[] {6, 0});
      assertEquals(List.of(6L, 0L), rows(held).stream().map(Row::number).toList());
      assertThrows(NoSuchElementException.class, () -> held.next(manager));
    }
  }

  /** Nothing is copied within an epoch: what the host does to its own memory is not seen. */
  @Test
  void next_afterTheStart_doesNotLookAtTheHost() {
    ImageExamples images = images();
    SongClips clips = clips();
    try (Batches ofImages = resident(images, 8);
        Batches ofClips = resident(clips, 8)) {
      ofImages.start(images, new int[] {3});
      ofClips.start(clips, new int[] {0});
      pixels.forEach(image -> Arrays.fill(image, (byte) 0));
      halves.forEach(song -> Arrays.fill(song, (short) 0));
      float[] image = rows(ofImages).get(0).input();
      float[] clip = rows(ofClips).get(0).input();
      assertTrue(values(image) > 100, "of random pixels, not of black ones");
      assertTrue(values(clip) > 100, "of random sound, not of silence");
    }
  }

  private static long values(float[] input) {
    return IntStream.range(0, input.length).mapToObj(i -> input[i]).distinct().count();
  }

  @Test
  void resident_clipsThatVary_areReadByTheHost() {
    assertNull(clips().augmented(1).resident());
  }

  @Test
  void of_withoutAGpu_readsWhileTheNetworkWorks() {
    for (Examples examples : List.of(images(), MadeUpImages.examples(0))) {
      try (Batches batches = Batches.of(examples, 3, manager)) {
        assertEquals(BatchFeeder.class, batches.getClass());
      }
    }
  }
}
