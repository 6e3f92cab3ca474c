package org.sordino.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads sound files of every supported format. */
public final class AudioFile {
  /** Samples decoded at once: with shorter blocks, reading a song takes more calls than work. */
  private static final int BLOCK = 1 << 16;

  /**
   * Of 48 kbit/s at 48,000 Hz. For more no memory is reserved, whatever a header claims; the list
   * of samples grows by itself where they are there.
   */
  private static final int MOST_SAMPLES_PER_BYTE = 8;

  private AudioFile() {}

  /**
   * Decodes {@code file}, mixes it down to mono by averaging its channels and brings it to {@code
   * sampleRate}. What the file is is decided by its content, not by its name: WAV (integers of 8 to
   * 32 bits, floats, mu-law, A-law), AU, AIFF and AIFF-C, FLAC, MPEG audio (MP3), AAC in MP4 (M4A)
   * or by itself, Vorbis and Opus in Ogg. Of a film in MP4 the first track of sound is heard; other
   * films are refused. A file cut in its sound gives what is there. Memory is needed for the result
   * and some blocks, whatever the file's rate and channels.
   *
   * @param sampleRate of the result in Hz, 1,000 to 768,000
   * @return {@code round(n * sampleRate / r)} samples for {@code n} at {@code r} Hz
   * @throws AudioException if the file is missing or cannot be read, no sound, of a codec not
   *     supported, empty, damaged, longer than six hours or than 2^31 samples of the result, holds
   *     float samples that are not finite or beyond 64 times full scale, or has more than 256
   *     channels or a rate outside 1,000 to 768,000 Hz
   * @throws IllegalArgumentException if {@code sampleRate} is out of range
   */
  public static Audio read(Path file, int sampleRate) throws IOException {
    SoundLimits.requireRate(sampleRate);
    try (InputFile input = InputFile.open(file)) {
      return new Audio(sound(input, decoder(input), sampleRate), sampleRate);
    } catch (AudioException e) {
      throw e;
    } catch (IOException e) {
      throw AudioException.ofTransient(file, e);
    }
  }

  /** All that {@code decoder} gives; an IOException of another kind is of a read that failed. */
  static float[] sound(InputFile input, Decoder decoder, int sampleRate) throws IOException {
    try {
      float[] samples = decode(input, decoder, sampleRate);
      input.requireRead();
      return samples;
    } catch (AudioException e) {
      input.requireRead();
      throw e;
    }
  }

  static Decoder decoder(InputFile file) throws IOException {
    return Recognised.of(file).opening().decoder();
  }

  private static float[] decode(InputFile file, Decoder decoder, int sampleRate)
      throws IOException {
    if (decoder.isCounted()) {
      double counted = (double) decoder.expectedSamples() / decoder.sampleRate();
      SoundLimits.checkLength(file, counted, sampleRate);
    }
    long most =
        Math.min(
            MOST_SAMPLES_PER_BYTE * file.size(),
            (long) SoundLimits.MOST_SECONDS * decoder.sampleRate());
    long expected = Math.min(decoder.expectedSamples(), most);
    SampleList samples =
        new SampleList(RateConverter.length(expected, decoder.sampleRate(), sampleRate));
    RateConverter converter = null;
    float[] block = new float[BLOCK];
    double seconds = 0;
    int changes = 0;
    for (int n = decoder.read(block); n >= 0; n = decoder.read(block)) {
      checkSamples(file, block, n, seconds);
      int rate = decoder.sampleRate();
      seconds += (double) n / rate;
      SoundLimits.checkLength(file, seconds, sampleRate);
      if (converter == null || converter.sourceRate() != rate) {
        if (changes++ > SoundLimits.MOST_RATE_CHANGES) {
          throw file.unexpected(
              "at most " + SoundLimits.MOST_RATE_CHANGES + " changes of the sample rate", "more");
        }
        finish(converter);
        converter = new RateConverter(rate, sampleRate, samples);
      }
      converter.accept(block, n);
    }
    finish(converter);
    if (samples.size() == 0) {
      throw file.unexpected("sound", "not one sample");
    }
    return samples.toArray();
  }

  private static void finish(@Nullable RateConverter converter) {
    if (converter != null) {
      converter.finish();
    }
  }

  /** One sample that is no number, or an absurd one, would spoil every average that it enters. */
  private static void checkSamples(InputFile file, float[] block, int count, double seconds)
      throws AudioException {
    if (SoundLimits.areSound(block, count)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!SoundLimits.isSound(block[i])) {
        throw file.unexpected(
            SoundLimits.expectedOf(block[i]),
            String.format(Locale.ROOT, "%s about %.1f s into it", block[i], seconds));
      }
    }
  }
}
