package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Silence, many channels, high rates and cut files, in those compressed formats that can have them.
 */
class UnusualSoundTest extends CompressedTone {
  @ParameterizedTest
  @ValueSource(strings = {"mp3", "ogg", "opus", "m4a", "flac"})
  void read_silence_isSilentAndHasItsLength(String format) throws IOException {
    float[] samples = read("silence." + format, 22_050);

    assertEquals(11_025, samples.length);
    assertEquals(0, Tone.rms(samples, 0, samples.length), 1e-4);
  }

  /** It says no length: the encoder's delay stays, and the last frame is a whole one. */
  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100})
  void read_silenceAsAdts_isSilent(int rate) throws IOException {
    float[] samples = read("silence.aac", rate);

    assertEquals(0.5, (double) samples.length / rate, 0.1);
    assertEquals(0, Tone.rms(samples, 0, samples.length), 1e-4);
  }

  /** Two channels sound and the others are silent. */
  @ParameterizedTest
  @CsvSource({
    "eight-channels-192000.flac, 4, 0.05",
    "eight-channels-192000.ogg, 4, 0.5",
    "eight-channels.opus, 4, 0.5",
    "eight-channels-96000.m4a, 4, 0.5",
    "six-channels.m4a, 3, 0.5",
  })
  void read_manyChannels_areTheirMean(String name, int share, double seconds) throws IOException {
    float[] samples = read(name, 22_050);

    assertEquals(seconds, samples.length / 22_050.0, 1e-3);
    int margin = samples.length / 10;
    assertTone(t -> stereo(t) / share, samples, margin, samples.length - margin, 22_050, 0);
  }

  @Test
  void read_aHighRateOfAac_keepsTheTone() throws IOException {
    float[] samples = read("mono-96000.m4a", 22_050);

    assertEquals(11_025, samples.length);
    assertTone(Tone::compressed, samples, 1_100, 9_900, 22_050, 0);
  }

  /** Of the others the first page, block or box may be cut. */
  private static final List<String> HEARD_TO_THE_CUT =
      List.of("mono-44100.mp3", "stereo.aac", "mono-44100.ogg", "mono.opus");

  /** MP4 keeps its tables at the end, and the FLAC is of one frame. */
  @ParameterizedTest
  @MethodSource("everyFormat")
  void read_aCutFile_isSoundOrARefusalThatNamesIt(String name) throws IOException {
    byte[] whole = resource(name);
    int length = read(whole, 22_050).length;
    for (int eighths = 1; eighths < 8; eighths++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * eighths / 8);
      int found;
      try {
        found = read(cut, 22_050).length;
      } catch (AudioException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(folder.resolve("a") + ": expected "), message);
        assertFalse(eighths == 7 && HEARD_TO_THE_CUT.contains(name), message);
        continue;
      }
      assertTrue(found > 0 && found < length, name + ", " + eighths + "/8: " + found);
    }
  }
}
