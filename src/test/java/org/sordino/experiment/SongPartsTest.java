package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.Examples;
import org.sordino.dataset.SongDatasetName;
import org.sordino.model.ModelDescription;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.model.TinyModel;
import org.sordino.network.NetworkSettings;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;

/** A model of two genres, and three songs of each, shorter than a clip. */
class SongPartsTest {
  private static final List<String> GENRES = List.of("blues", "rock");

  @TempDir private Path temp;

  @BeforeEach
  void writeSongs() throws IOException {
    int seed = 0;
    for (String genre : GENRES) {
      for (int number = 0; number < 3; number++) {
        Path file = temp.resolve("songs").resolve(genre).resolve(genre + ".0000" + number + ".wav");
        WavFile.write(file, new Audio(TinyModel.song(2_000, ++seed), 22_050));
      }
    }
  }

  private static ModelDescription model() {
    return new ModelDescription(
        ModelDescription.FORMAT,
        NetworkSettings.of("nnet1"),
        GENRES,
        SpectrogramFeatures.of(FeatureSettings.gtzan(Scale.LOG), TinyModel.plain()),
        1,
        null,
        new ModelDescription.Trained(
            "gtzan",
            "00",
            new ModelDescription.TrainedSplit(
                "8/1/1", 1, List.of("blues.00000"), List.of(), List.of(), Map.of()),
            "none",
            1,
            null,
            Map.of()));
  }

  private List<String> ofAll(int songsPerClass) throws IOException {
    Examples examples =
        new SongParts(
                SongDatasetName.GTZAN,
                temp.resolve("songs"),
                List.of(),
                songsPerClass,
                temp.resolve("cache"))
            .examples(model(), PartSource.ALL, 1, new SilentRun());
    return IntStream.range(0, examples.size()).mapToObj(examples::item).toList();
  }

  @Test
  void examples_ofAll_areTheFirstSongsOfEachGenre() throws IOException {
    assertEquals(List.of("blues.00000", "blues.00001", "rock.00000", "rock.00001"), ofAll(2));
    assertEquals(6, ofAll(0).size());
  }
}
