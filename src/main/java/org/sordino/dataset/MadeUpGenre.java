package org.sordino.dataset;

import static org.sordino.dataset.Instrument.BASS;
import static org.sordino.dataset.Instrument.BELL;
import static org.sordino.dataset.Instrument.BRASS;
import static org.sordino.dataset.Instrument.HAT;
import static org.sordino.dataset.Instrument.KEYS;
import static org.sordino.dataset.Instrument.KICK;
import static org.sordino.dataset.Instrument.ORGAN;
import static org.sordino.dataset.Instrument.REED;
import static org.sordino.dataset.Instrument.SNARE;
import static org.sordino.dataset.Instrument.SQUARE;
import static org.sordino.dataset.Instrument.STRING;
import static org.sordino.dataset.Instrument.STRINGS;

import java.util.List;

/**
 * The rules of the made-up genres: tempo, metre, swing, harmony, and who plays what in a bar. Some
 * genres share instruments, tempos or patterns, so that no single trait tells them apart.
 *
 * <p>A line's pattern is one bar in sixteenths: {@code x} a note, {@code o} a soft one, {@code ?} a
 * note in some songs, {@code .} none.
 */
@SuppressWarnings("ImmutableEnumChecker") // records and unmodifiable lists only
enum MadeUpGenre {
  /** Slow broken chords on an electric piano, a slow back beat. */
  BALLAD(
      tempo(60, 80),
      4,
      0,
      Scale.MAJOR,
      List.of("0 5 3 4", "0 4 5 3", "5 3 0 4"),
      line(Motion.BROKEN, 0, 3, 0.9, "x.x.x.x.x.x.x.x.", KEYS),
      line(Motion.CHORD, 0, 15, 0.15, "?...............", STRINGS),
      line(Motion.ROOT, -1, 6, 0.7, "x.......x.....?.", BASS),
      line(Motion.MELODY, 1, 5, 0.5, "x...?.x.....?...", KEYS, STRINGS),
      line(Motion.DRUM, 0, 1, 0.5, "x.......x.?.....", KICK),
      line(Motion.DRUM, 0, 1, 0.4, "....x.......x...", SNARE)),
  /** Fast rolls on plucked strings, bass on one and three. */
  BLUEGRASS(
      tempo(104, 140),
      4,
      0,
      Scale.MAJOR,
      List.of("0 0 3 4", "0 3 0 4", "0 4 4 0"),
      line(Motion.BROKEN, 1, 1.5, 0.9, "xxx?xxxxx?xxxxx?", STRING),
      line(Motion.CHORD, 0, 1, 0.6, "....x.......x...", STRING, KEYS),
      line(Motion.ROOT, -1, 3, 0.8, "x.......x.......", BASS, STRING),
      line(Motion.MELODY, 1, 2, 0.6, "x.?.x.?.x.xx?...", STRING, REED)),
  /** Square waves and arpeggios as in games of the 1980s. */
  CHIPTUNE(
      tempo(120, 160),
      4,
      0,
      Scale.MINOR,
      List.of("0 5 6 0", "0 3 5 6", "0 6 5 4"),
      line(Motion.BROKEN, 1, 0.9, 0.5, "xxxxxxxxxxxxxxxx", SQUARE),
      line(Motion.MELODY, 1, 2, 0.7, "x.x.x.?xx.x.?.x.", SQUARE),
      line(Motion.ROOT, -1, 1.5, 0.7, "x.x.x.x.x.x.x.x.", SQUARE, BASS),
      line(Motion.DRUM, 0, 1, 0.5, "x.....?.x.?.....", KICK),
      line(Motion.DRUM, 0, 1, 0.4, "....x.......x..?", SNARE),
      line(Motion.DRUM, 0, 1, 0.25, "..?.o.?.o.?.o.?.", HAT)),
  /** Long tones that overlap, no beat. */
  DRONE(
      tempo(40, 60),
      4,
      0,
      Scale.DORIAN,
      List.of("0 0 0 0", "0 0 4 0", "0 6 0 0"),
      line(Motion.ROOT, -1, 17, 0.9, "x...............", REED, ORGAN),
      line(Motion.ROOT, 0, 17, 0.6, "x...............", ORGAN, REED),
      line(Motion.CHORD, 0, 16, 0.25, "x...............", STRINGS, ORGAN),
      line(Motion.MELODY, 1, 7, 0.25, "....?.......?...", STRINGS, BELL, ORGAN)),
  /** Bells that interlock on five tones, a gong at the bar. */
  GAMELAN(
      tempo(84, 126),
      4,
      0,
      Scale.FIVE,
      List.of("0 0 1 0", "0 2 0 1", "0 3 0 2"),
      line(Motion.MELODY, 1, 2, 0.7, "xoxoxoxoxo?oxoxo", BELL),
      line(Motion.BROKEN, 0, 4, 0.6, "x...x...x...x...", BELL),
      line(Motion.ROOT, -1, 16, 0.8, "x.......?.......", BELL, BASS),
      line(Motion.DRUM, 0, 1, 0.25, "?...?...?...?.?.", KICK)),
  /** Bass on the beat, chords after it, snare rolls, brass. */
  MARCH(
      tempo(96, 126),
      4,
      0,
      Scale.MAJOR,
      List.of("0 0 4 4", "0 4 4 0", "0 3 4 0"),
      line(Motion.MELODY, 1, 3, 0.8, "x...x.?xx...x.?.", BRASS),
      line(Motion.CHORD, 0, 1.2, 0.45, "..x...x...x...x.", BRASS, REED),
      line(Motion.ROOT, -1, 2, 0.8, "x...x...x...x...", BRASS, BASS),
      line(Motion.DRUM, 0, 1, 0.5, "x.......x.......", KICK),
      line(Motion.DRUM, 0, 1, 0.9, "x.o.x.o.x.oox?oo", SNARE)),
  /** Short chords off the beat, the bass between them, the drums late in the bar. */
  SKA(
      tempo(104, 140),
      4,
      0,
      Scale.MAJOR,
      List.of("0 3 4 3", "0 5 3 4", "0 3 0 4"),
      line(Motion.CHORD, 0, 1, 0.75, "..x...x...x...x.", KEYS, ORGAN),
      line(Motion.ROOT, -1, 2.5, 0.9, "x..x..x.?.x..?..", BASS),
      line(Motion.MELODY, 1, 2, 0.5, "x.?...x.?.?.....", BRASS, ORGAN),
      line(Motion.DRUM, 0, 1, 0.55, "?.......x.......", KICK),
      line(Motion.DRUM, 0, 1, 0.4, "........x.....?.", SNARE),
      line(Motion.DRUM, 0, 1, 0.3, "x.o.x.o.x.o.x.o.", HAT)),
  /** Swung cymbals over a walking bass. */
  SWING(
      tempo(112, 168),
      4,
      1.0 / 6,
      Scale.MIXOLYDIAN,
      List.of("0 3 0 4", "1 4 0 5", "0 0 3 3"),
      line(Motion.WALK, -1, 3.5, 0.9, "x...x...x...x...", STRING, BASS),
      line(Motion.DRUM, 0, 1, 0.4, "x...x.x.x...x.x.", HAT),
      line(Motion.CHORD, 0, 2, 0.4, "..?.....?.?...?.", KEYS, STRING),
      line(Motion.MELODY, 1, 2, 0.75, "x.?.x.o.?.x.x.?.", BRASS, KEYS),
      line(Motion.DRUM, 0, 1, 0.2, "o...o...o...o...", KICK),
      line(Motion.DRUM, 0, 1, 0.25, "....?......?....", SNARE)),
  /** The bass drum on every beat, cymbals between, a minor ostinato. */
  TECHNO(
      tempo(120, 138),
      4,
      0,
      Scale.MINOR,
      List.of("0 0 0 0", "0 0 5 6", "0 0 3 0"),
      line(Motion.DRUM, 0, 1, 1.0, "x...x...x...x...", KICK),
      line(Motion.DRUM, 0, 1, 0.35, "..x...x...x...x?", HAT),
      line(Motion.DRUM, 0, 1, 0.35, "....?.......?...", SNARE),
      line(Motion.ROOT, -1, 1, 0.7, "..xx..xx..xx..x?", SQUARE, BASS),
      line(Motion.BROKEN, 1, 1, 0.45, "x..x..x.?.x..x?.", SQUARE, KEYS),
      line(Motion.CHORD, 0, 12, 0.2, "?...............", STRINGS, ORGAN)),
  /** Three beats: the bass on the first, chords on the others. */
  WALTZ(
      tempo(96, 144),
      3,
      0,
      Scale.MAJOR,
      List.of("0 0 4 4", "0 3 4 0", "0 5 1 4"),
      line(Motion.ROOT, -1, 3.5, 0.9, "x...........", BASS, STRING),
      line(Motion.CHORD, 0, 1.5, 0.7, "....x...x...", REED, ORGAN),
      line(Motion.MELODY, 1, 4, 0.7, "x...?...o.?.", REED, KEYS),
      line(Motion.DRUM, 0, 1, 0.2, "?...........", KICK),
      line(Motion.DRUM, 0, 1, 0.2, "....o.?.o.?.", HAT));

  /** How a line chooses its tones. */
  enum Motion {
    /** The chord's root, now and then its fifth. */
    ROOT,
    /** A scale up or down, from root to root. */
    WALK,
    /** The chord's tones at once. */
    CHORD,
    /** The chord's tones in turn. */
    BROKEN,
    /** A random walk on the scale that likes the chord's tones. */
    MELODY,
    /** No tones. */
    DRUM
  }

  /** Semitones above the key's tone. */
  @SuppressWarnings("ImmutableEnumChecker") // the semitones are never written
  enum Scale {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10),
    /** Five tones, far from equal, between the keys of a piano. */
    FIVE(0, 1.2, 2.8, 6.9, 8.1);

    private final double[] semitones;

    Scale(double... semitones) {
      this.semitones = semitones;
    }

    /** The tone that is {@code degree} steps above the key's tone, in semitones. */
    double semitones(int degree) {
      return semitones[Math.floorMod(degree, semitones.length)]
          + 12 * Math.floorDiv(degree, semitones.length);
    }
  }

  /** Beats a minute, from and to. */
  record Tempo(double slowest, double fastest) {}

  /**
   * A line of a bar.
   *
   * @param octave above the middle one
   * @param sixteenths how long notes are held
   * @param level their amplitude
   * @param instruments a song picks one of them
   */
  record Line(
      Motion motion,
      int octave,
      double sixteenths,
      double level,
      String pattern,
      List<Instrument> instruments) {}

  final Tempo tempo;
  final int beats;

  /** By how much of a beat the second eighth comes late. */
  final double swing;

  final Scale scale;

  /** Chords a bar each, as degrees of the scale; a song picks one row. */
  final List<String> progressions;

  final List<Line> lines;

  MadeUpGenre(
      Tempo tempo, int beats, double swing, Scale scale, List<String> progressions, Line... lines) {
    this.tempo = tempo;
    this.beats = beats;
    this.swing = swing;
    this.scale = scale;
    this.progressions = progressions;
    this.lines = List.of(lines);
  }

  private static Tempo tempo(double slowest, double fastest) {
    return new Tempo(slowest, fastest);
  }

  private static Line line(
      Motion motion,
      int octave,
      double sixteenths,
      double level,
      String pattern,
      Instrument... instruments) {
    return new Line(motion, octave, sixteenths, level, pattern, List.of(instruments));
  }
}
