package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Opus against the formulas of the tones that were compressed. */
class OpusTest extends CompressedTone {
  private static final int RATE = 48_000;

  /** Bytes of the head's page before the head itself: 27 and a list of one segment. */
  private static final int HEAD = 28;

  private void assertWhole(String name, DoubleUnaryOperator tone, int rate, int length)
      throws IOException {
    float[] samples = read(resource(name), rate);
    assertEquals(length, samples.length);
    assertTone(tone, samples, length / 10, length - length / 10, rate, 0);
  }

  @Test
  void opus_mono_hasTheTonesLengthAndTime() throws IOException {
    assertWhole("mono.opus", Tone::compressed, RATE, RATE);
  }

  @Test
  void opus_stereo_isTheMeanOfBothChannels() throws IOException {
    assertWhole("stereo.opus", CompressedTone::stereo, RATE, RATE);
  }

  @Test
  void opus_atAnotherRate_isResampled() throws IOException {
    assertWhole("stereo.opus", CompressedTone::stereo, 22_050, 22_050);
  }

  /** The picture takes two pages of the file. */
  @Test
  void opus_withACover_isTheSame() throws IOException {
    assertArrayEquals(read(resource("stereo.opus"), RATE), read(resource("with-cover.opus"), RATE));
  }

  @Test
  void opus_sixChannels_isTheMeanOfAll() throws IOException {
    assertWhole("six-channels.opus", t -> stereo(t) / 3, RATE, RATE / 2);
  }

  @Test
  void opus_startedLate_leavesNothingElseOut() throws IOException {
    float[] whole = read(resource("mono.opus"), RATE);

    float[] samples = read(resource("started-late.opus"), RATE);

    assertEquals(RATE - 9_600, samples.length); // it starts with the second page
    // the decoder needs a while to swing into the tone
    float[] expected = Arrays.copyOfRange(whole, 19_200, RATE);
    float[] found = Arrays.copyOfRange(samples, 9_600, samples.length);
    assertArrayEquals(expected, found, 0.01f);
  }

  @Test
  void opus_chainedWithVorbis_givesOneAfterTheOther() throws IOException {
    Bytes file =
        Bytes.big()
            .raw(resource("stereo.opus"))
            .raw(resource("mono-44100.ogg"))
            .raw(resource("mono.opus"));

    float[] samples = read(file.array(), 22_050);

    assertEquals(3 * 22_050, samples.length);
    assertTone(CompressedTone::stereo, samples, 2_205, 19_845, 22_050, 0);
    assertTone(Tone::compressed, samples, 24_255, 41_895, 22_050, 22_050);
    assertTone(Tone::compressed, samples, 46_305, 63_945, 22_050, 44_100);
  }

  /** The file with this byte of its head replaced, and the page's checksum made right. */
  private static byte[] withHead(String name, int at, int value) throws IOException {
    byte[] file = resource(name);
    file[HEAD + at] = (byte) value;
    Crc.setOggPage(file, 0, HEAD + 19);
    return file;
  }

  @Test
  void head_gain_isApplied() throws IOException {
    float[] plain = read(resource("mono.opus"), RATE);

    float[] lower = read(withHead("mono.opus", 17, -6), RATE); // upper byte: -6 dB

    double decibels = Tone.decibels(Tone.rms(lower, 0, RATE) / Tone.rms(plain, 0, RATE));
    assertEquals(-6, decibels, 1e-4);
  }

  @Test
  void head_preSkip_isLeftOut() throws IOException {
    byte[] plain = resource("mono.opus");
    int skip = (plain[HEAD + 10] & 0xFF) + 256 * plain[HEAD + 11];

    float[] samples = read(withHead("mono.opus", 11, plain[HEAD + 11] + 1), RATE);

    assertEquals(312, skip); // 6.5 ms
    assertArrayEquals(Arrays.copyOfRange(read(plain, RATE), 256, RATE), samples);
  }

  @Test
  void head_thatMakesNoSense_isRefused() throws IOException {
    String expected = folder.resolve("a") + ": expected Opus headers, found damaged ones";

    assertEquals(expected, refusal(withHead("mono.opus", 8, 0x10))); // version
    assertEquals(expected, refusal(withHead("mono.opus", 9, 0))); // channels
    assertEquals(expected, refusal(withHead("mono.opus", 9, 3)));
    assertEquals(expected, refusal(withHead("mono.opus", 18, 1))); // a mapping that is not there
    assertEquals(expected, refusal(withHead("mono.opus", 18, 255)));
  }

  @Test
  void opus_cut_givesTheWholePages() throws IOException {
    byte[] whole = resource("mono.opus");

    float[] samples = read(Arrays.copyOf(whole, whole.length - 700), RATE);

    assertTrue(samples.length > 20_000 && samples.length < RATE, samples.length + " samples");
    assertTone(Tone::compressed, samples, 4_800, samples.length, RATE, 0);
    assertEquals(
        folder.resolve("a") + ": expected Opus headers, found the end of the file",
        refusal(Arrays.copyOf(whole, 60)));
  }

  @Test
  void opus_manyAtOnce_areTheSame() throws IOException {
    Path file = Files.write(folder.resolve("a"), resource("stereo.opus"));
    float[] alone = AudioFile.read(file, RATE).samples();

    List<float[]> together =
        IntStream.range(0, 16).parallel().mapToObj(i -> readUnchecked(file)).toList();

    together.forEach(samples -> assertArrayEquals(alone, samples));
  }

  static float[] readUnchecked(Path file) {
    try {
      return AudioFile.read(file, RATE).samples();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void opus_bitsTurnedOver_endsWithSoundOrARefusal() throws IOException {
    byte[] whole = resource("stereo.opus");
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 3; k++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertTrue(read(damaged, RATE).length <= RATE);
      } catch (AudioException e) {
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      }
    }
  }
}
