package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same tone in every format, beside a WAV of it. */
class EveryFormatTest {
  private static final int RATE = 22_050;

  @TempDir Path folder;

  /** A second of the tone in 16 bits, at the rate of the copies. */
  private static Bytes samples(Bytes to, int rate) {
    for (int i = 0; i < rate; i++) {
      to.int16((int) Math.rint(32_767 * Tone.compressed((double) i / rate)));
    }
    return to;
  }

  private float[] read(String name, byte[] content) throws IOException {
    return AudioFile.read(Files.write(folder.resolve(name), content), RATE).samples();
  }

  private float[] wav() throws IOException {
    Bytes samples = samples(Bytes.little(), 44_100);
    return read("tone.wav", Bytes.wav(1, 1, 44_100, 16, samples).array());
  }

  /** Equal but for what the format loses, of a tone of 0.32 rms. */
  private static void assertAlike(float[] wav, float[] copy, double level, double loss) {
    float[] difference = new float[wav.length * 8 / 10];
    int from = wav.length / 10;
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (float) (copy[from + i] - level * wav[from + i]);
    }
    double found = Tone.rms(difference, 0, difference.length);
    assertTrue(found < loss, "rms of the difference: " + found);
  }

  @Test
  void au_isTheWav() throws IOException {
    Bytes file = Bytes.big().text(".snd").int32(24, -1, 3, 44_100, 1);

    float[] copy = read("tone.au", samples(file, 44_100).array());

    assertEquals(wav().length, copy.length);
    assertAlike(wav(), copy, 1, 1e-6);
  }

  @Test
  void aiff_isTheWav() throws IOException {
    Bytes common = Bytes.big().int16(1).int32(44_100).int16(16).hex("400e ac44 0000 0000 0000");
    Bytes sound = samples(Bytes.big().int32(0, 0), 44_100);
    Bytes tag = Bytes.big().text("ID3\4\0\0\0\0\0\0");
    Bytes form =
        Bytes.big()
            .text("AIFF")
            .chunk("COMM", common)
            .chunk("ID3 ", tag)
            .chunk("SSND", sound)
            .chunk("ID3 ", tag);

    float[] copy = read("tone.aiff", Bytes.big().chunk("FORM", form).array());

    assertEquals(wav().length, copy.length);
    assertAlike(wav(), copy, 1, 1e-6);
  }

  /** LAME lowers the level, so that a decoder need not clip; FLAC is a fifth of a second long. */
  @ParameterizedTest
  @CsvSource({
    "mono-16-bit.flac, 1, 0.0005, 4410",
    "mono-24-bit.flac, 1, 0.0005, 4410",
    "mono-44100.mp3, 0.95, 0.006, 22050",
    "mono-22050.mp3, 0.95, 0.006, 22050",
    "mono-44100.ogg, 1, 0.006, 22050",
    "mono.m4a, 1, 0.006, 22050",
    "mono.opus, 1, 0.006, 22050"
  })
  void compressed_isNearlyTheWav(String name, double level, double loss, int length)
      throws IOException {
    float[] copy = read(name, CompressedTone.resource(name));

    assertEquals(length, copy.length);
    float[] wav = Arrays.copyOf(wav(), length);
    assertAlike(wav, copy, level, loss);
  }
}
