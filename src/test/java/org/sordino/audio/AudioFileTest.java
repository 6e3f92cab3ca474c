package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.Allocated;

class AudioFileTest {
  private static final int RATE = 22_050;

  @TempDir Path folder;

  private String refusal(Path file) {
    return String.valueOf(
        assertThrows(AudioException.class, () -> AudioFile.read(file, RATE)).getMessage());
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** 16-bit samples of several channels that each carry their own constant. */
  private static Bytes constants(int frames, int... values) {
    Bytes data = Bytes.little();
    for (int i = 0; i < frames; i++) {
      data.int16(values);
    }
    return data;
  }

  @Test
  void read_stereoThatDiffers_isTheMeanOfAllSamples() throws IOException {
    Bytes data = Bytes.little();
    for (int i = 0; i < 20_001; i++) {
      data.int16(i, -3 * i % 1000);
    }
    Path wav = Bytes.wav(1, 2, RATE, 16, data).write(folder.resolve("a.wav"));

    float[] samples = AudioFile.read(wav, RATE).samples();

    assertEquals(20_001, samples.length);
    for (int i = 0; i < samples.length; i++) {
      assertEquals((i + -3 * i % 1000) / 65_536f, samples[i], 1e-7f);
    }
  }

  @Test
  void read_eightChannelsAt192kHz_isTheirMeanAtTheNewRate() throws IOException {
    Bytes data = constants(96_000, 8_000, -4_000, 100, 200, 300, 400, 500, 596);
    Path wav = Bytes.wav(1, 8, 192_000, 16, data).write(folder.resolve("a.wav"));

    Audio audio = AudioFile.read(wav, RATE);

    assertEquals(11_025, audio.samples().length);
    assertEquals(0.5, audio.seconds());
    for (int i = 200; i < 10_800; i++) {
      assertEquals(762 / 32_768f, audio.samples()[i], 1e-4f); // 6,096 / 8
    }
  }

  @Test
  void read_8kHz_isBroughtUp() throws IOException {
    Bytes data = Bytes.little().float32(Tone.of(0.5, 440, 8_000, 8_000));
    Path wav = Bytes.wav(3, 1, 8_000, 32, data).write(folder.resolve("a.wav"));

    float[] samples = AudioFile.read(wav, RATE).samples();

    assertEquals(RATE, samples.length);
    for (int i = 100; i < RATE - 100; i++) {
      assertEquals(Tone.at(0.5, 440, (double) i / RATE), samples[i], 0.001);
    }
  }

  @Test
  void read_silence_isFine() throws IOException {
    Path wav = Bytes.wav(1, 2, RATE, 16, constants(RATE, 0, 0)).write(folder.resolve("a.wav"));

    assertArrayEquals(new float[RATE], AudioFile.read(wav, RATE).samples());
  }

  @Test
  void read_wrongOrForeignName_goesByTheContent() throws IOException {
    byte[] mp3 = CompressedTone.resource("mono-22050.mp3");

    assertEquals(RATE, AudioFile.read(file("Wrong.wav", mp3), RATE).samples().length);
    assertEquals(RATE, AudioFile.read(file("no name", mp3), RATE).samples().length);
  }

  @Test
  void read_nonAsciiName_isFound() throws IOException {
    byte[] ogg = CompressedTone.resource("stereo-22050.ogg");
    Path inFolder = Files.createDirectory(folder.resolve("Größe – 音楽"));

    Path ogged = Files.write(inFolder.resolve("Füße ♪ песня.ogg"), ogg);

    assertEquals(RATE, AudioFile.read(ogged, RATE).samples().length);
  }

  @Test
  void read_twoHours_needsMemoryForTheResultOnly() throws IOException {
    Path wav = folder.resolve("long.wav");
    int bytes = 2 * 3600 * 8_000;
    Bytes.riff(Bytes.little().chunk("fmt ", Bytes.format(1, 1, 8_000, 8)).text("data").int32(bytes))
        .write(wav);
    try (RandomAccessFile sparse = new RandomAccessFile(wav.toFile(), "rw")) {
      sparse.setLength(44L + bytes); // zeros: the lowest value
    }

    Path first = Bytes.wav(1, 1, 8_000, 16, constants(9, 1)).write(folder.resolve("a.wav"));
    AudioFile.read(first, 8_000); // loading classes takes memory too
    long before = Allocated.bytes();
    Audio audio = AudioFile.read(wav, 8_000);
    long used = Allocated.bytes() - before;

    assertEquals(7200, audio.seconds());
    assertTrue(used < 4L * bytes + 1_000_000, used + " bytes for samples of " + 4L * bytes);
    assertEquals(-1, audio.samples()[bytes - 1]);
  }

  @Test
  void read_lyingHeaders_reserveNoMemory() throws IOException {
    Path wav = folder.resolve("a.wav");
    Bytes.riff(
            Bytes.little()
                .chunk("fmt ", Bytes.format(1, 1, 768_000, 8))
                .text("data")
                .int32(0x7FFF_FFFF)
                .raw(new byte[100]))
        .write(wav);

    long before = Allocated.bytes();
    AudioFile.read(wav, 768_000);

    assertTrue(Allocated.bytes() - before < 1_000_000);
  }

  @Test
  void read_sevenHours_isRefusedBeforeItIsDecoded() throws IOException {
    Path wav = folder.resolve("long.wav");
    Bytes.au(2, 1, 1_000, -1, Bytes.big()).write(wav);
    try (RandomAccessFile sparse = new RandomAccessFile(wav.toFile(), "rw")) {
      sparse.setLength(24L + 7 * 3_600_000);
    }

    assertEquals(wav + ": expected at most 6 hours of sound, found more", refusal(wav));
  }

  @Test
  void read_noFile_isRefusedInOneLine() throws IOException {
    Path missing = folder.resolve("missing.wav");

    assertEquals(missing + ": expected an audio file, found no such file", refusal(missing));
    assertEquals(folder + ": expected an audio file, found a folder", refusal(folder));
    Path empty = file("empty.wav", new byte[0]);
    assertEquals(empty + ": expected an audio file, found an empty file", refusal(empty));
  }

  /** A read that fails, as on a network share: here because somebody interrupts it. */
  @ParameterizedTest
  @ValueSource(strings = {"mono-44100.mp3", "mono-44100.ogg", "stereo-16-bit.flac", "mono.m4a"})
  void read_thatFails_isTransient(String name) throws IOException {
    Path sound = file(name, CompressedTone.resource(name));
    Thread.currentThread().interrupt();

    AudioException refused = assertThrows(AudioException.class, () -> AudioFile.read(sound, RATE));

    assertTrue(Thread.interrupted());
    assertTrue(refused.isTransient());
    assertEquals(sound + ": expected a readable file, found an interruption", refused.getMessage());
  }

  /** The system's exceptions begin with the file, too. */
  @Test
  void ofTransient_problemOfTheFileSystem_namesTheFileOnce() {
    Path file = Path.of("/m/a.mp3");

    AudioException full =
        AudioException.ofTransient(
            file, new FileSystemException("/m/a.mp3", null, "Too many open files"));
    AudioException gone = AudioException.ofTransient(file, new NoSuchFileException("/m/a.mp3"));

    assertTrue(full.isTransient());
    assertEquals(
        "/m/a.mp3: expected a readable file, found Too many open files", full.getMessage());
    assertEquals(
        "/m/a.mp3: expected a readable file, found no such file or folder", gone.getMessage());
  }

  /** Longer than what is read ahead, so that a read fails inside of the library, which hides it. */
  @Test
  void sound_readThatFailsInALibrary_isNoDamage() throws IOException {
    byte[] part = CompressedTone.resource("mono-44100.mp3");
    Bytes parts = Bytes.big();
    for (int i = 0; i < 6; i++) {
      parts.raw(part);
    }
    InputFile input = InputFile.open(parts.write(folder.resolve("a.mp3")));
    Decoder decoder = new Mp3Decoder(input, Objects.requireNonNull(MpegFrames.find(input)));
    input.close();

    assertThrows(ClosedChannelException.class, () -> AudioFile.sound(input, decoder, RATE));
  }

  @Test
  void read_ofAMissingFile_isTransientAndOfADamagedOneIsNot() throws IOException {
    Path text = file("a.wav", "no sound".getBytes(StandardCharsets.US_ASCII));
    Path missing = folder.resolve("b.wav");

    assertFalse(assertThrows(AudioException.class, () -> AudioFile.read(text, RATE)).isTransient());
    assertTrue(
        assertThrows(AudioException.class, () -> AudioFile.read(missing, RATE)).isTransient());
  }

  @Test
  void read_otherContent_isNamed() throws IOException {
    String expected = ": expected WAV, AU, AIFF, FLAC, MP3, AAC, Ogg Vorbis or Opus, found ";

    Path text = file("text.wav", Bytes.big().text("Dear listener, there is nothing").array());
    assertEquals(text + expected + "a file that starts with \"Dear listene\"", refusal(text));
    Path binary = file("b.mp3", new byte[] {0, 10, 27});
    assertEquals(binary + expected + "a file that starts with bytes 00 0a 1b", refusal(binary));
    Path cut = file("cut.wav", Bytes.little().text("RIFF").int32(36).array());
    assertEquals(cut + expected + "another or a cut RIFF file", refusal(cut));
    Path tag = file("tag.mp3", Bytes.big().text("ID3\4\0\0\0\0\0\5titel and no sound").array());
    assertEquals(tag + expected + "an ID3 tag without MPEG audio frames after it", refusal(tag));
  }

  @Test
  void read_randomBytes_isRefused() throws IOException {
    Random random = new Random(2);
    byte[] noise = new byte[100_000];
    for (String start :
        List.of(
            "",
            "OggS",
            "RIFF0000WAVE",
            "FORM0000AIFF",
            ".snd",
            "ID3",
            "fLaC",
            "0000ftyp",
            "\u00FF\u00F1")) {
      random.nextBytes(noise);
      byte[] magic = Bytes.big().text(start).array();
      System.arraycopy(magic, 0, noise, 0, magic.length);
      Path file = file("noise", noise);
      assertTrue(refusal(file).startsWith(file + ": expected "));
    }
  }

  @Test
  void read_rateOutOfRange_isAWrongSetting() throws IOException {
    Path wav = Bytes.wav(1, 1, RATE, 16, constants(9, 1)).write(folder.resolve("a.wav"));

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> AudioFile.read(wav, 0));
    assertEquals("sample rate: expected 1000 to 768000 Hz, found 0", e.getMessage());
  }

  /** A book of ten hours would take its memory, and hours, before it is refused. */
  @Test
  void sound_ofACountedLengthThatIsTooLong_isRefusedBeforeItIsDecoded() throws IOException {
    Path file = Files.writeString(folder.resolve("book.m4b"), "a book");
    Decoder book =
        new Decoder() {
          @Override
          public int read(float[] mono) {
            throw new AssertionError("decoded");
          }

          @Override
          public int sampleRate() {
            return 44_100;
          }

          @Override
          public long expectedSamples() {
            return 36_000L * 44_100;
          }

          @Override
          public boolean isCounted() {
            return true;
          }
        };
    try (InputFile input = InputFile.open(file)) {
      AudioException problem =
          assertThrows(AudioException.class, () -> AudioFile.sound(input, book, 22_050));

      assertEquals(file + ": expected at most 6 hours of sound, found more", problem.getMessage());
    }
  }
}
