package org.sordino.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sordino.dataset.MadeUpGenre.Line;
import org.sordino.dataset.MadeUpGenre.Motion;

/**
 * One song of a made-up genre: what the genre leaves open (key, tempo, instruments, notes of some
 * songs only, touch) is drawn by chance, then played.
 */
final class MadeUpSong {
  /** How often a song has a line played by an instrument that is not the genre's. */
  private static final double BORROWED = 0.03;

  /** How often a line keeps silent, when there are lines enough. */
  private static final double SILENT = 0.04;

  private static final List<Instrument> TONES =
      List.of(Instrument.values()).stream().filter(i -> !i.isDrum()).toList();

  private final MadeUpGenre genre;
  private final SplitMix64 random;
  private final double tempo;
  private final double keyFrequency;
  private final int[] chords;
  private final double brightness;
  private final double looseness;
  private final double swing;
  private final double articulation;
  private final List<Voice> voices = new ArrayList<>();

  /** A line as this song has it. */
  private record Voice(Line line, String pattern, Instrument instrument, double level) {}

  MadeUpSong(MadeUpGenre genre, SplitMix64 random) {
    this.genre = genre;
    this.random = random;
    tempo = random.uniform(genre.tempo.slowest(), genre.tempo.fastest());
    // G below middle C to B flat, and as far out of tune as old recordings are.
    double semitones = random.nextInt(4) + random.uniform(-0.2, 0.2);
    keyFrequency = 196 * StrictMath.pow(2, semitones / 12);
    chords =
        random.pick(genre.progressions).chars().filter(c -> c != ' ').map(c -> c - '0').toArray();
    brightness = random.uniform(0.5, 0.85);
    looseness = random.uniform(0.001, 0.012);
    swing = genre.swing * random.uniform(0.8, 1.1);
    articulation = random.uniform(0.7, 1.3);
    for (Line line : genre.lines) {
      Instrument instrument = random.pick(line.instruments());
      boolean borrowed = random.bernoulli(BORROWED);
      Instrument other = random.pick(TONES);
      boolean silent = random.bernoulli(SILENT);
      double level = line.level() * random.uniform(0.75, 1.2);
      StringBuilder pattern = new StringBuilder();
      for (char step : line.pattern().toCharArray()) {
        boolean often = random.bernoulli(0.5);
        pattern.append(step == '?' ? (often ? 'o' : '.') : step);
      }
      if (!silent || voices.isEmpty()) {
        boolean drum = line.motion() == Motion.DRUM;
        voices.add(
            new Voice(line, pattern.toString(), borrowed && !drum ? other : instrument, level));
      }
    }
  }

  /** In beats a minute. */
  double tempo() {
    return tempo;
  }

  /** Plays {@code samples} samples, beginning somewhere in the music. */
  double[] play(int samples) {
    double step = 60.0 / tempo / 4 * MadeUpSongs.SAMPLE_RATE;
    int stepsPerBar = 4 * genre.beats;
    // A bar is played ahead, so that long notes sound from the first sample on.
    int ahead = (int) (stepsPerBar * step);
    double origin = -random.nextDouble() * ahead;
    double[] out = new double[ahead + samples];
    int bars = (int) ((out.length - origin) / (stepsPerBar * step)) + 1;
    for (Voice voice : voices) {
      play(voice, bars, origin, step, out);
    }
    return Arrays.copyOfRange(out, ahead, out.length);
  }

  private void play(Voice voice, int bars, double origin, double step, double[] out) {
    Motion motion = voice.line.motion();
    int stepsPerBar = 4 * genre.beats;
    int length = (int) (voice.line.sixteenths() * articulation * step);
    int degree = 0;
    int count = 0;
    for (int s = 0; s < bars * stepsPerBar; s++) {
      char mark = voice.pattern.charAt(s % stepsPerBar);
      if (mark != '.') {
        int chord = chords[s / stepsPerBar % chords.length];
        degree = motion == Motion.MELODY ? nextInMelody(degree, chord) : degree;
        double touch = random.uniform(-1, 1) * looseness * MadeUpSongs.SAMPLE_RATE;
        double level = voice.level * (mark == 'o' ? 0.5 : 1) * random.uniform(0.8, 1.1);
        int start = (int) Math.floor(origin + (s + late(s)) * step + touch);
        note(out, start, length, voice, tones(motion, chord, degree, count++), level);
      }
    }
  }

  /** By how many sixteenths swing delays a sixteenth: the third most, the fourth half as much. */
  private double late(int sixteenth) {
    return switch (sixteenth % 4) {
      case 2 -> 4 * swing;
      case 3 -> 2 * swing;
      default -> 0;
    };
  }

  private void note(double[] out, int start, int length, Voice voice, int[] degrees, double level) {
    for (int degree : degrees) {
      double semitones = genre.scale.semitones(degree) + 12 * voice.line.octave();
      double detune = random.uniform(-0.06, 0.06);
      double frequency = keyFrequency * StrictMath.pow(2, (semitones + detune) / 12);
      if (start >= 0) {
        double share = level / StrictMath.sqrt(degrees.length);
        voice.instrument.play(out, start, length, frequency, share, brightness, random);
      }
    }
  }

  private int[] tones(Motion motion, int chord, int degree, int count) {
    return switch (motion) {
      case ROOT -> new int[] {random.bernoulli(0.2) ? chord + 4 : chord};
      case WALK -> new int[] {chord + new int[] {0, 2, 4, 5}[count % 4]};
      case CHORD -> new int[] {chord, chord + 2, chord + 4};
      case BROKEN -> new int[] {chord + new int[] {0, 2, 4, 7}[count * 3 % 4]};
      case MELODY -> new int[] {degree};
      case DRUM -> new int[] {0};
    };
  }

  private int nextInMelody(int degree, int chord) {
    int next = degree + random.nextInt(5) - 2;
    boolean inChord = Math.floorMod(next - chord, 7) % 2 == 0 && Math.floorMod(next - chord, 7) < 5;
    if (!inChord && random.bernoulli(0.5)) {
      next++;
    }
    return Math.max(-3, Math.min(8, next));
  }
}
