package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another program writes or deletes while they are read. */
class ChangingFileTest {
  private static final int BYTES = 200_000;

  @TempDir Path folder;

  /** Bytes of 8-bit sound at 8 kHz. */
  private static byte[] sound() {
    return Bytes.wav(1, 1, 8_000, 8, Bytes.little().raw(new byte[BYTES])).array();
  }

  private static int rest(PcmDecoder decoder) throws IOException {
    float[] block = new float[1 << 13];
    int count = 0;
    for (int n = decoder.read(block); n >= 0; n = decoder.read(block)) {
      count += n;
    }
    return count;
  }

  @Test
  void file_thatIsCutWhileItIsRead_givesWhatIsThere() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), sound());
    try (InputFile input = InputFile.open(file)) {
      PcmDecoder decoder = new PcmDecoder(input, WavHeader.read(input));
      int first = decoder.read(new float[1 << 13]);
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(44 + 100_000);
      }
      assertEquals(100_000, first + rest(decoder));
    }
  }

  @Test
  void file_thatGrowsWhileItIsRead_isReadAsItWas() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), sound());
    try (InputFile input = InputFile.open(file)) {
      PcmDecoder decoder = new PcmDecoder(input, WavHeader.read(input));
      int first = decoder.read(new float[1 << 13]);
      try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
        longer.setLength(10 * BYTES);
      }
      assertEquals(BYTES, first + rest(decoder));
    }
  }

  @ParameterizedTest
  @MethodSource("org.sordino.audio.CompressedTone#everyFormat")
  void file_thatIsDeletedWhileItIsRead_isReadAsItWas(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), CompressedTone.resource(name));
    float[] whole = AudioFile.read(file, 22_050).samples();
    try (InputFile input = InputFile.open(file)) {
      assumeTrue(file.toFile().delete(), "deleting a file that is open, which Windows refuses");

      assertArrayEquals(whole, AudioFile.sound(input, AudioFile.decoder(input), 22_050));
    }
    assertEquals(
        file + ": expected an audio file, found no such file",
        assertThrows(AudioException.class, () -> AudioFile.read(file, 22_050)).getMessage());
  }

  /** As an encoder that still writes it: the sound that is there already is read. */
  @ParameterizedTest
  @ValueSource(strings = {"mono-44100.mp3", "mono-44100.ogg", "mono.opus", "stereo.aac"})
  void compressedFile_thatGrowsWhileItIsRead_givesTheSoundThatIsThere(String name)
      throws IOException {
    byte[] whole = CompressedTone.resource(name);
    byte[] part = Arrays.copyOf(whole, whole.length * 3 / 4);
    Path file = Files.write(folder.resolve(name), part);
    float[] there = AudioFile.read(file, 22_050).samples();
    try (InputFile input = InputFile.open(file)) {
      Decoder decoder = AudioFile.decoder(input);
      Files.write(file, whole);

      float[] found = AudioFile.sound(input, decoder, 22_050);

      assertTrue(found.length >= there.length - 22_050 / 4, found.length + " samples");
      assertTrue(found.length <= 2 * 22_050, found.length + " samples");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono-44100.mp3", "mono-44100.ogg", "stereo-16-bit.flac", "mono.m4a"})
  void compressedFile_thatIsCutAgainAndAgain_isReadOrRefused(String name)
      throws IOException, InterruptedException {
    byte[] whole = CompressedTone.resource(name);
    Path file = Files.write(folder.resolve(name), whole);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              try (RandomAccessFile changing = new RandomAccessFile(file.toFile(), "rw")) {
                for (int i = 0; !done.get(); i++) {
                  changing.setLength(whole.length * (long) (i % 7) / 7);
                  changing.seek(0);
                  changing.write(whole);
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 30; i++) {
        try {
          assertTrue(AudioFile.read(file, 22_050).samples().length <= 3 * 22_050);
        } catch (AudioException e) {
          assertEquals(1, String.valueOf(e.getMessage()).lines().count());
        }
      }
    } finally {
      done.set(true);
      writer.join();
    }
  }
}
