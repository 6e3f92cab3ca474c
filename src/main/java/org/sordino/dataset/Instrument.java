package org.sordino.dataset;

/**
 * The instruments of made-up songs. Each adds a note to a song; notes begin and end at zero, so
 * that nothing clicks. Only tables and recurrences run per sample, and only {@link StrictMath}
 * makes them: the samples are the same on every platform.
 */
@SuppressWarnings("ImmutableEnumChecker") // the numbers are never written
enum Instrument {
  /** Sustained, the harmonics of drawbars. */
  ORGAN(Kind.WAVE, 0.010, 20, 1, 0.8, 0.6, 0.4, 0, 0.3, 0, 0.25),
  /** Sustained and bright, all harmonics: an accordion's reed. */
  REED(Kind.WAVE, 0.020, 20, 1, 0.7, 0.6, 0.55, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.17, 0.15),
  /** Slow to begin, a bowed section. */
  STRINGS(Kind.WAVE, 0.120, 20, 1, 0.5, 0.35, 0.25, 0.2, 0.16, 0.14, 0.12, 0.1),
  /** Odd harmonics, as games of the 1980s sound. */
  SQUARE(
      Kind.WAVE, 0.002, 1.2, 1, 0, 0.333, 0, 0.2, 0, 0.143, 0, 0.111, 0, 0.091, 0, 0.077, 0, 0.067),
  /** Round and low. */
  BASS(Kind.WAVE, 0.008, 0.8, 1, 0.35, 0.12, 0.05),
  /** Frequency modulation whose depth falls with the note: brass. */
  BRASS(Kind.MODULATED, 0.030, 1.5, 1, 3.0),
  /** Frequency modulation at an inharmonic ratio: bells and metal bars. */
  BELL(Kind.MODULATED, 0.002, 0.6, 2.76, 2.2),
  /** Electric piano. */
  KEYS(Kind.MODULATED, 0.004, 0.9, 3, 0.9),
  /** A plucked string (Karplus and Strong, Computer Music Journal 7(2), 1983). */
  STRING(Kind.PLUCKED, 0, 0),
  /** Bass drum: a falling sine. */
  KICK(Kind.DRUM, 0.002, 0.12, 46, 150, 0.04),
  /** Snare drum: a tone and noise. */
  SNARE(Kind.DRUM, 0.001, 0.09, 180, 60, 0.85),
  /** Cymbal: high noise. */
  HAT(Kind.DRUM, 0.001, 0.035, 0, 0, 1);

  private enum Kind {
    WAVE,
    MODULATED,
    PLUCKED,
    DRUM
  }

  private static final int RATE = MadeUpSongs.SAMPLE_RATE;
  private static final int TABLE = 4096;
  private static final double[] SINE = new double[TABLE + 1];

  static {
    for (int i = 0; i <= TABLE; i++) {
      SINE[i] = StrictMath.sin(2 * StrictMath.PI * i / TABLE);
    }
  }

  private final Kind kind;
  private final double attackSeconds;
  private final double decaySeconds;
  private final double[] numbers;

  Instrument(Kind kind, double attackSeconds, double decaySeconds, double... numbers) {
    this.kind = kind;
    this.attackSeconds = attackSeconds;
    this.decaySeconds = decaySeconds;
    this.numbers = numbers;
  }

  boolean isDrum() {
    return kind == Kind.DRUM;
  }

  /**
   * Adds a note to {@code out}.
   *
   * @param start its first sample; what lies behind the end of {@code out} is not heard
   * @param length how long it is held, in samples; drums ring as long as they do
   * @param frequency in Hz; drums take none
   * @param level its amplitude, about the peak
   * @param brightness from 0, dull, to 1
   */
  void play(
      double[] out,
      int start,
      int length,
      double frequency,
      double level,
      double brightness,
      SplitMix64 random) {
    switch (kind) {
      case WAVE -> wave(out, start, length, frequency, level, brightness);
      case MODULATED -> modulated(out, start, length, frequency, level, brightness);
      case PLUCKED -> plucked(out, start, length, frequency, level, brightness, random);
      case DRUM -> drum(out, start, level, brightness, random);
    }
  }

  /** Additive synthesis by a table of one period, with the harmonics below 0.45 of the rate. */
  private void wave(
      double[] out, int start, int length, double frequency, double level, double brightness) {
    double[] table = new double[TABLE + 1];
    double sum = 0;
    double tilt = 0.45 + 0.55 * brightness;
    double weight = 1;
    for (int h = 1; h <= numbers.length && h * frequency < 0.45 * RATE; h++) {
      double amplitude = numbers[h - 1] * weight;
      weight *= tilt;
      sum += amplitude * amplitude;
      if (amplitude != 0) {
        for (int i = 0; i <= TABLE; i++) {
          table[i] += amplitude * SINE[(i * h) & (TABLE - 1)];
        }
      }
    }
    double scale = level / StrictMath.sqrt(Math.max(sum, 1e-9));
    double step = frequency / RATE * TABLE;
    Envelope envelope = new Envelope(attackSeconds, decaySeconds, length);
    double phase = 0;
    int end = Math.min(out.length, start + envelope.samples());
    for (int i = start; i < end; i++) {
      out[i] += scale * envelope.next() * at(table, phase);
      phase += step;
      phase -= phase >= TABLE ? TABLE : 0;
    }
  }

  /** Frequency modulation (Chowning, J. AES 21(7), 1973): ratio and depth are the numbers. */
  private void modulated(
      double[] out, int start, int length, double frequency, double level, double brightness) {
    double step = frequency / RATE * TABLE;
    double modulatorStep = step * numbers[0];
    // The depth stays below what would fold back at the upper end of the band.
    double room = Math.max(0, (0.45 * RATE - frequency) / (frequency * numbers[0]) - 1);
    double depth = Math.min(numbers[1] * (0.5 + brightness), room);
    double deviation = depth * TABLE / (2 * StrictMath.PI);
    double fall = StrictMath.exp(-1 / (0.5 * decaySeconds * RATE));
    Envelope envelope = new Envelope(attackSeconds, decaySeconds, length);
    double carrier = 0;
    double modulator = 0;
    int end = Math.min(out.length, start + envelope.samples());
    for (int i = start; i < end; i++) {
      double phase = carrier + deviation * at(SINE, modulator);
      phase -= TABLE * Math.floor(phase / TABLE);
      out[i] += level * envelope.next() * at(SINE, phase);
      deviation *= fall;
      carrier += step;
      carrier -= carrier >= TABLE ? TABLE : 0;
      modulator += modulatorStep;
      modulator -= TABLE * Math.floor(modulator / TABLE);
    }
  }

  private static void plucked(
      double[] out,
      int start,
      int length,
      double frequency,
      double level,
      double brightness,
      SplitMix64 random) {
    double period = RATE / frequency - 0.5;
    int whole = Math.max(2, (int) period);
    double[] line = new double[whole];
    double mean = 0;
    double dull = 0;
    for (int i = 0; i < whole; i++) {
      dull += (0.25 + 0.75 * brightness) * (random.noise() - dull);
      line[i] = dull;
      mean += dull / whole;
    }
    double power = 1e-9;
    for (int i = 0; i < whole; i++) {
      line[i] -= mean;
      power += line[i] * line[i] / whole;
    }
    double scale = 0.5 * level / StrictMath.sqrt(power);
    // A first-order all-pass gives the fraction of a sample that tunes the string.
    double fraction = period - whole;
    double allPass = (1 - fraction) / (1 + fraction);
    double loss = StrictMath.exp(-3.0 / (frequency * 0.9));
    Envelope envelope = new Envelope(0.001, 3, length);
    double before = 0;
    double filtered = 0;
    double lastInput = 0;
    int at = 0;
    int end = Math.min(out.length, start + envelope.samples());
    for (int i = start; i < end; i++) {
      double sample = line[at];
      out[i] += scale * envelope.next() * sample;
      double averaged = loss * 0.5 * (sample + before);
      before = sample;
      filtered = allPass * (averaged - filtered) + lastInput;
      lastInput = averaged;
      line[at] = filtered;
      at = at + 1 == whole ? 0 : at + 1;
    }
  }

  /** A falling tone and high-passed noise: end frequency, fall in Hz and share of noise. */
  private void drum(double[] out, int start, double level, double brightness, SplitMix64 random) {
    double decay = decaySeconds * (0.7 + 0.6 * brightness);
    Envelope envelope = new Envelope(attackSeconds, decay, (int) (5 * decay * RATE));
    double fall = StrictMath.exp(-1 / (0.03 * RATE));
    double extra = numbers[1];
    double noiseShare = numbers[2];
    double phase = 0;
    double low = 0;
    int end = Math.min(out.length, start + envelope.samples());
    for (int i = start; i < end; i++) {
      double white = random.noise();
      low += (0.15 + 0.25 * brightness) * (white - low);
      double tone = at(SINE, phase);
      out[i] += level * envelope.next() * ((1 - noiseShare) * tone + noiseShare * (white - low));
      phase += (numbers[0] + extra) / RATE * TABLE;
      phase -= phase >= TABLE ? TABLE : 0;
      extra *= fall;
    }
  }

  private static double at(double[] table, double phase) {
    int index = (int) phase;
    double fraction = phase - index;
    return table[index] + fraction * (table[index + 1] - table[index]);
  }

  /** Linear attack, exponential decay while held, then 15 ms of linear release. */
  private static final class Envelope {
    private static final int RELEASE = RATE * 15 / 1000;

    private final int attack;
    private final int held;
    private final double fall;
    private double level = 1;
    private int now;

    Envelope(double attackSeconds, double decaySeconds, int length) {
      held = Math.max(length, 2);
      attack = Math.max(1, Math.min(held, (int) (attackSeconds * RATE)));
      fall = decaySeconds == 0 ? 1 : StrictMath.exp(-1 / (decaySeconds * RATE));
    }

    int samples() {
      return held + RELEASE;
    }

    double next() {
      double shape = Math.min(1, (double) now / attack);
      if (now > held) {
        shape *= 1 - (double) (now - held) / RELEASE;
      } else if (now > attack) {
        level *= fall;
      }
      now++;
      return shape * level;
    }
  }
}
