package org.sordino.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sordino.model.Classification;
import org.sordino.model.SongAnalysis;
import org.sordino.spectrogram.FeatureSettings;

/**
 * The genre over time. Clips overlap; at each moment the clip counts whose middle is nearest.
 *
 * @param clips what the model says of each
 * @param first where the middle of the first clip is, in seconds
 * @param step from one middle to the next, in seconds
 * @param seconds how long the song is
 * @param genres those that win a clip, the most probable of the song first
 */
record GenreTimeline(
    List<Classification.Moment> clips,
    double first,
    double step,
    double seconds,
    List<String> genres) {
  /** Across and up; a drawing of a lane is stretched to the page's width. */
  private static final int WIDTH = 10_000;

  private static final int HEIGHT = 100;

  /** Copies the lists. */
  GenreTimeline {
    clips = List.copyOf(clips);
    genres = List.copyOf(genres);
  }

  /** The timeline of a song. */
  static GenreTimeline of(SongAnalysis song) {
    FeatureSettings features = song.features();
    Classification found = song.classification();
    List<String> winners = found.timeline().stream().map(Classification.Moment::genre).toList();
    return new GenreTimeline(
        found.timeline(),
        features.clipSeconds() / 2,
        features.clipStart(1),
        found.seconds(),
        found.probabilities().keySet().stream().filter(winners::contains).toList());
  }

  /**
   * Where the time of clip {@code clip} begins, in seconds; that of the one after the last, ends.
   */
  double begin(int clip) {
    if (clip == 0) {
      return 0;
    }
    return clip == clips.size() ? seconds : Math.min(seconds, first + (clip - 0.5) * step);
  }

  /** The lane of {@code genre}: a bar where it wins, the higher the more probable it is. */
  Html lane(String genre, String colour) {
    StringBuilder path = new StringBuilder();
    for (int clip = 0; clip < clips.size(); clip++) {
      if (clips.get(clip).genre().equals(genre)) {
        path.append(
            "M%s %sV%sH%sV%sZ"
                .formatted(
                    across(begin(clip)),
                    HEIGHT,
                    HEIGHT - Math.round(HEIGHT * clips.get(clip).confidence()),
                    across(begin(clip + 1)),
                    HEIGHT));
      }
    }
    return new Html.Markup(
        ("<svg class=\"lane\" viewBox=\"0 0 %s %s\" preserveAspectRatio=\"none\">"
                + "<path fill=\"%s\" d=\"%s\"/></svg>")
            .formatted(WIDTH, HEIGHT, colour, path));
  }

  private long across(double time) {
    return Math.round(WIDTH * time / seconds);
  }

  /** A row per clip. */
  Table numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Classification.Moment clip : clips) {
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.1f", clip.start()),
              clip.genre(),
              Numbers.wholePercent(clip.confidence())));
    }
    return new Table(List.of("clip from, in s", "genre", "probability"), rows);
  }
}
