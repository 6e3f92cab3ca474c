package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  @TempDir Path folder;

  @Test
  void write_fewSamples_hasTheseBytes() throws IOException {
    Path wav = folder.resolve("a.wav");

    WavFile.write(wav, new Audio(new float[] {0, 0.5f, -1, 2, -2, 1.6f / 32_768}, 22_050));

    Bytes data = Bytes.little().int16(0, 16_384, -32_768, 32_767, -32_768, 2);
    assertArrayEquals(Bytes.wav(1, 1, 22_050, 16, data).array(), Files.readAllBytes(wav));
  }

  @Test
  void write_thenRead_isTheSameToHalfAStep() throws IOException {
    Path wav = folder.resolve("a.wav");
    float[] tone = Tone.of(0.9, 440, 22_050, 20_000);

    WavFile.write(wav, new Audio(tone, 22_050));

    assertArrayEquals(tone, AudioFile.read(wav, 22_050).samples(), 0.5001f / 32_768);
  }

  @Test
  void audio_rateOfZero_isRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Audio(new float[1], 0));
    assertEquals("sample rate: expected at least 1 Hz, found 0", e.getMessage());
  }
}
