package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SongFolder;

/** The first song of each class, waveform and spectrogram ([W21] figure 7). */
final class SongSection {
  private SongSection() {}

  /** The section, if the experiment is of songs that still are where they were. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    for (RecordedRun run : files.recorded().values()) {
      Config config = run.config();
      if (config.data() != null
          && config.dataset() != null
          && SongDatasetName.find(config.dataset()).isPresent()) {
        return of(Path.of(config.data()), config.classes(), names);
      }
    }
    return Optional.empty();
  }

  private static Optional<Section> of(Path data, List<String> classes, FigureNames names) {
    List<Song> songs;
    try {
      songs = SongFolder.read(data, classes, 1).songs();
    } catch (IOException e) {
      return Optional.empty(); // the results are there all the same
    }
    List<Figure> pictures = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Song song : songs) {
      try {
        pictures.add(SongPicture.of(names.of("song", song.name()), song.name(), song.file()));
      } catch (IOException e) {
        unreadable.add(song.name());
      }
    }
    if (pictures.isEmpty()) {
      return Optional.empty();
    }
    String without =
        unreadable.isEmpty()
            ? ""
            : " Without a picture, because it cannot be read: %s."
                .formatted(String.join(", ", unreadable));
    return Optional.of(
        new Section(
            "Songs",
            List.of(
                element(
                    "p",
                    "The first song of each class as networks hear it, in mono at 22,050 Hz."
                        + without)),
            List.of(),
            List.of(new Fold("Waveforms and spectrograms", List.of(), pictures))));
  }
}
