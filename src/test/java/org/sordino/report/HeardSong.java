package org.sordino.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sordino.audio.Audio;
import org.sordino.model.Classification;
import org.sordino.model.SongAnalysis;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Stft;

/** A song of eight seconds at 8 kHz, as a model might have heard it: four clips of 2 s. */
final class HeardSong {
  static final int RATE = 8_000;

  /** Clips of 64 frames, (63·250 + 512) / 8000 = 2.03 s, one every 64·250 / 8000 = 2 s. */
  static final FeatureSettings FEATURES =
      new FeatureSettings(RATE, 512, 250, "hann", Scale.LOG, 64, 64);

  private HeardSong() {}

  /** Silence, then a tone at an eighth of the rate. */
  static Audio audio(double seconds) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = samples.length / 2; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(Math.PI / 4 * i));
    }
    return new Audio(samples, RATE);
  }

  /** Jazz, jazz, rock and again jazz. */
  static SongAnalysis heard() {
    return heard(List.of("jazz", "jazz", "rock", "jazz"));
  }

  static SongAnalysis heard(List<String> winners) {
    Audio audio = audio(2.0 * winners.size());
    List<Classification.Moment> moments = new ArrayList<>();
    for (int clip = 0; clip < winners.size(); clip++) {
      moments.add(new Classification.Moment(2.0 * clip, winners.get(clip), 0.9 - 0.1 * clip));
    }
    Map<String, Double> probabilities = new LinkedHashMap<>();
    probabilities.put("jazz", 0.625);
    probabilities.put("rock", 0.25);
    probabilities.put("blues", 0.125);
    return new SongAnalysis(
        audio,
        new Stft(FEATURES).transform(audio.samples()),
        FEATURES,
        new Classification(audio.seconds(), "jazz", 0.625, probabilities, moments));
  }
}
