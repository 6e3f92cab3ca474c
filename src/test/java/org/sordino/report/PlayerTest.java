package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;

class PlayerTest {
  private static final Audio AUDIO = HeardSong.audio(1);

  @TempDir Path temp;
  private Path page;

  @BeforeEach
  void choosePage() {
    page = temp.resolve("pages/page.html");
  }

  private static byte[] embedded(Player player, String type) {
    String start = "data:" + type + ";base64,";
    String source = String.valueOf(player.source());
    assertTrue(source.startsWith(start), source.substring(0, 40));
    return Base64.getDecoder().decode(source.substring(start.length()));
  }

  /** A WAV file of so many bytes, nearly all of them a hole. */
  private Path wav(String name, long bytes) throws IOException {
    Path file = temp.resolve(name);
    WavFile.write(file, AUDIO);
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(bytes);
    }
    return file;
  }

  /** The head of an AU file: 16 bits, mono, 8 kHz. */
  private Path au() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(26).put(".snd".getBytes(StandardCharsets.US_ASCII));
    head.putInt(24).putInt(2).putInt(3).putInt(8_000).putInt(1);
    return Files.write(temp.resolve("song.au"), head.array());
  }

  @Test
  void player_ofAFileWithinTheLimit_holdsItsBytes_whateverItsName() throws IOException {
    Path file = wav("song.mp3", Player.MOST_EMBEDDED_BYTES);
    Player player = Player.of(file, page, AUDIO, false);
    assertArrayEquals(Files.readAllBytes(file), embedded(player, "audio/wav"));
    assertEquals("data:", player.policy());
    assertEquals("", player.note());
  }

  @Test
  void player_ofALargerFile_linksIt() throws IOException {
    Path file = wav("a song.wav", Player.MOST_EMBEDDED_BYTES + 1);
    Player player = Player.of(file, page, AUDIO, false);
    assertEquals("../a%20song.wav", player.source());
    assertEquals("'self' file:", player.policy());
    assertTrue(player.note().contains("larger than 8 MB"), player.note());
  }

  @Test
  void player_ofWhatBrowsersDoNotPlay_holdsAWavOfWhatTheModelHears() throws IOException {
    Player player = Player.of(au(), page, AUDIO, false);
    Path wav = temp.resolve("expected.wav");
    WavFile.write(wav, AUDIO);
    assertArrayEquals(Files.readAllBytes(wav), embedded(player, "audio/wav"));
    assertTrue(player.note().contains("do not play AU files"), player.note());
    assertTrue(player.note().contains("8,000 Hz"), player.note());
  }

  @Test
  void player_ofWhatBrowsersDoNotPlay_tooLong_saysSo() throws IOException {
    Audio longest = new Audio(new float[(int) (Player.MOST_EMBEDDED_BYTES - 44) / 2], 8_000);
    assertEquals(
        Player.MOST_EMBEDDED_BYTES,
        embedded(Player.of(au(), page, longest, false), "audio/wav").length);

    Audio longer = new Audio(new float[longest.samples().length + 1], 8_000);
    Player player = Player.of(au(), page, longer, false);
    assertNull(player.source());
    assertTrue(player.note().contains("too long"), player.note());
    assertEquals(1, player.html().size());
  }

  @Test
  void player_ofACollectionThatIsTooLarge_linksWhatTheBrowserPlays() throws IOException {
    Player player = Player.of(wav("small.wav", 100), page, AUDIO, true);
    assertEquals("../small.wav", player.source());
    assertTrue(player.note().contains("larger than 200 MB together"), player.note());

    Player silent = Player.of(au(), page, AUDIO, true);
    assertNull(silent.source());
    assertTrue(silent.note().contains("larger than 200 MB together"), silent.note());
  }
}
