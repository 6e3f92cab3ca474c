package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AiffHeaderTest {
  private static final int RATE = 22_050;
  private static final float[] QUARTERS = {0, 0.5f, -1, -0.25f};

  @TempDir Path folder;

  private float[] read(Bytes aiff) throws IOException {
    return AudioFile.read(aiff.write(folder.resolve("a.aiff")), RATE).samples();
  }

  private float[] read(String codec, int bits, Bytes data) throws IOException {
    return read(Bytes.aiff(codec, 1, 4, bits, data));
  }

  private static Bytes quarters16() {
    return Bytes.big().int16(0, 16_384, -32_768, -8_192);
  }

  private static Bytes quarters24() {
    return Bytes.big().hex("000000 400000 800000 e00000");
  }

  private static Bytes quarters32() {
    return Bytes.big().int32(0, 0x4000_0000, 0x8000_0000, 0xE000_0000);
  }

  @Test
  void read_integersOfEveryWidth_givesTheSameSamples() throws IOException {
    assertArrayEquals(QUARTERS, read("", 8, Bytes.big().hex("00 40 80 e0")));
    assertArrayEquals(QUARTERS, read("", 16, quarters16()));
    assertArrayEquals(QUARTERS, read("", 24, quarters24()));
    assertArrayEquals(QUARTERS, read("", 32, quarters32()));
  }

  @Test
  void read_compressedKinds_givesTheSameSamples() throws IOException {
    assertArrayEquals(QUARTERS, read("NONE", 16, quarters16()));
    assertArrayEquals(QUARTERS, read("sowt", 16, Bytes.little().int16(0, 16_384, -32_768, -8_192)));
    for (String codec : List.of("fl32", "FL32")) {
      assertArrayEquals(QUARTERS, read(codec, 32, Bytes.big().float32(QUARTERS)));
    }
    for (String codec : List.of("fl64", "FL64")) {
      assertArrayEquals(QUARTERS, read(codec, 64, Bytes.big().float64(0, 0.5, -1, -0.25)));
    }
    assertArrayEquals(QUARTERS, read("raw ", 8, Bytes.big().hex("80 c0 00 60")));
  }

  @Test
  void read_otherNamesOfIntegers_givesTheSameSamples() throws IOException {
    assertArrayEquals(QUARTERS, read("twos", 16, quarters16()));
    assertArrayEquals(QUARTERS, read("in24", 24, quarters24()));
    assertArrayEquals(QUARTERS, read("in32", 32, quarters32()));
  }

  /** The loudest codes of G.711, of either sign, and the quietest. */
  @Test
  void read_logarithmicKinds_givesWhatTheirCodesStandFor() throws IOException {
    float loud = 32_124f / 32_768;
    float louder = 32_256f / 32_768;
    float quiet = 8f / 32_768;
    for (String codec : List.of("ulaw", "ULAW")) {
      assertArrayEquals(
          new float[] {0, loud, -loud, 0}, read(codec, 8, Bytes.big().hex("ff 80 00 ff")));
    }
    for (String codec : List.of("alaw", "ALAW")) {
      assertArrayEquals(
          new float[] {quiet, louder, -louder, -quiet},
          read(codec, 8, Bytes.big().hex("d5 aa 2a 55")));
    }
  }

  @Test
  void read_soundThatBeginsLater_isFoundThere() throws IOException {
    Bytes later = Bytes.big().hex("ffffffff ff").raw(quarters16().array());
    byte[] bytes = Bytes.aiff("", 1, 4, 16, later).array();
    bytes[49] = 5; // the offset in SSND

    assertArrayEquals(QUARTERS, read(Bytes.big().raw(bytes)));
  }

  @Test
  void read_twoChannels_isTheirMean() throws IOException {
    assertArrayEquals(new float[] {0.25f, -0.625f}, read(Bytes.aiff("", 2, 2, 16, quarters16())));
  }

  @Test
  void read_anotherRate_isThatOfTheFile() throws IOException {
    byte[] bytes = Bytes.aiff("", 1, 4, 16, quarters16()).array();
    bytes[29] = 0x0E; // the exponent: 44,100 in place of 22,050

    Path file = Bytes.big().raw(bytes).write(folder.resolve("a.aiff"));

    assertArrayEquals(QUARTERS, AudioFile.read(file, 44_100).samples());
  }

  @Test
  void read_24BitsLittleEndian_keepsTheLowestByte() throws IOException {
    float step = 1f / (1 << 23);

    assertArrayEquals(
        new float[] {step, -step, -1, 0},
        read("sowt", 24, Bytes.big().hex("010000 ffffff 000080 000000")));
  }

  @Test
  void read_soundBeforeItsDescription_isFound() throws IOException {
    byte[] usual = Bytes.aiff("", 1, 4, 16, quarters16()).array();
    byte[] common = Arrays.copyOfRange(usual, 12, 38);
    byte[] sound = Arrays.copyOfRange(usual, 38, usual.length);

    Bytes swapped = Bytes.big().text("FORM").int32(usual.length - 8).text("AIFF");
    assertArrayEquals(QUARTERS, read(swapped.raw(sound).raw(common)));
  }

  @Test
  void read_fewerFramesThanData_stopsThere() throws IOException {
    assertArrayEquals(new float[] {0, 0.5f}, read(Bytes.aiff("", 1, 2, 16, quarters16())));
  }

  @Test
  void read_sizesNeverFilledIn_readsToTheEnd() throws IOException {
    byte[] bytes = Bytes.aiff("", 1, 0, 16, quarters16()).array();
    for (int i = 42; i < 46; i++) {
      bytes[i] = 0; // the size of SSND
    }

    assertArrayEquals(QUARTERS, read(Bytes.big().raw(bytes)));
  }

  @Test
  void read_cutData_givesWhatIsThere() throws IOException {
    byte[] bytes = Bytes.aiff("", 1, 4, 16, quarters16()).array();

    byte[] cut = Arrays.copyOf(bytes, bytes.length - 3);
    assertArrayEquals(new float[] {0, 0.5f}, read(Bytes.big().raw(cut)));
  }

  @Test
  void read_wrongFiles_areRefused() {
    String name = folder.resolve("a.aiff") + ": expected ";

    assertEquals(
        name
            + "AIFF codec NONE, twos, sowt, raw, in24, in32, fl32, fl64, ulaw or alaw, found codec"
            + " \"ima4\"",
        refusal(Bytes.aiff("ima4", 1, 4, 16, quarters16())));
    assertEquals(
        name + "a COMM and an SSND chunk, found no COMM",
        refusal(Bytes.big().text("FORM").int32(4).text("AIFF")));
    assertEquals(
        name + "sound data, found 0 samples", refusal(Bytes.aiff("", 1, 0, 16, Bytes.big())));
    byte[] bytes = Bytes.aiff("", 1, 4, 16, quarters16()).array();
    Arrays.fill(bytes, 28, 38, (byte) 0); // the sample rate
    assertEquals(
        name + "a sample rate of 1000 to 768000 Hz, found 0 Hz", refusal(Bytes.big().raw(bytes)));
  }

  private String refusal(Bytes aiff) {
    return String.valueOf(assertThrows(AudioException.class, () -> read(aiff)).getMessage());
  }
}
