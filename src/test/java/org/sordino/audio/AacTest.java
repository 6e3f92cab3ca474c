package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** AAC, in MP4 and by itself, against the formulas of the tones that were compressed. */
class AacTest extends CompressedTone {
  private static final int RATE = 44_100;

  private void assertWhole(byte[] content, DoubleUnaryOperator tone, int rate) throws IOException {
    float[] samples = read(content, rate);
    assertEquals(rate, samples.length);
    assertTone(tone, samples, rate / 10, rate - rate / 10, rate, 0);
  }

  @Test
  void m4a_mono_hasTheTonesLengthAndTime() throws IOException {
    assertWhole(resource("mono.m4a"), Tone::compressed, RATE);
  }

  @Test
  void m4a_stereo_isTheMeanOfBothChannels() throws IOException {
    assertWhole(resource("stereo.m4a"), CompressedTone::stereo, RATE);
  }

  @Test
  void m4a_atAnotherRate_isResampled() throws IOException {
    assertWhole(resource("stereo.m4a"), CompressedTone::stereo, 22_050);
  }

  @Test
  void adts_keepsTheEncodersDelay() throws IOException {
    float[] samples = read(resource("stereo.aac"), RATE);

    assertEquals(0, samples.length % 1024);
    assertTrue(samples.length >= RATE / 2 + 1024, samples.length + " samples");
    assertTone(CompressedTone::stereo, samples, 4_410, RATE / 2 - 2_205, RATE, 1024);
  }

  @Test
  void adts_behindATagAndWithJunkInIt_losesAtMostSomeFrames() throws IOException {
    byte[] whole = resource("stereo.aac");
    int middle = whole.length / 2;
    Bytes file =
        Bytes.big()
            .text("ID3\4\0\0\0\0\0\4tag ")
            .raw(Arrays.copyOf(whole, middle))
            .text("junk that is no frame")
            .raw(Arrays.copyOfRange(whole, middle, whole.length));

    int samples = read(file.array(), RATE).length;

    int all = read(whole, RATE).length;
    assertTrue(samples >= all - 3 * 1024 && samples <= all, samples + " of " + all);
  }

  @Test
  void adts_ofABroadcast_beginsWithItsFirstWholeFrame() throws IOException {
    byte[] frames = resource("stereo.aac");
    Bytes broadcast = Bytes.big();
    for (int i = 0; i < 6; i++) {
      broadcast.raw(frames);
    }
    byte[] whole = broadcast.array();

    int samples = read(Arrays.copyOfRange(whole, 100, whole.length), RATE).length;

    assertEquals(read(whole, RATE).length - 1024, samples);
  }

  @Test
  void adts_ofFramesThatAllFail_isGivenUpSoon() throws IOException {
    byte[] frame = Arrays.copyOf(resource("stereo.aac"), 8);
    frame[3] &= (byte) 0xFC; // 13 bits of length: 8
    frame[4] = 1;
    frame[5] &= 0x1F;
    Bytes file = Bytes.big();
    for (int i = 0; i < 20_000; i++) {
      file.raw(frame);
    }

    assertTrue(
        refusal(file.array())
            .endsWith(": expected AAC frames, found 101 that cannot be decoded and 0 that can"));
  }

  @Test
  void noise_manyAtOnce_isTheSameInEachFile() throws IOException {
    Path file = Files.write(folder.resolve("a"), resource("noise.aac"));
    float[] alone = AudioFile.read(file, 48_000).samples();

    List<float[]> together =
        IntStream.range(0, 16).parallel().mapToObj(i -> OpusTest.readUnchecked(file)).toList();

    together.forEach(samples -> assertArrayEquals(alone, samples));
  }

  @Test
  void aac_bitsTurnedOver_endsWithSoundOrARefusal() throws IOException {
    Random random = new Random(3);
    for (String name : List.of("stereo.m4a", "stereo.aac")) {
      byte[] whole = resource(name);
      for (int i = 0; i < 60; i++) {
        byte[] damaged = whole.clone();
        for (int k = 0; k < 10; k++) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(folder.resolve("b"), damaged);
        assertReadOrRefused(folder.resolve("b"), RATE);
      }
    }
  }
}
