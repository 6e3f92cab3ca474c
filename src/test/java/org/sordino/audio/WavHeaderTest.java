package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavHeaderTest {
  private static final int RATE = 22_050;
  private static final float[] QUARTERS = {0, 0.5f, -1, -0.25f};

  @TempDir Path folder;

  private float[] read(Bytes wav) throws IOException {
    return AudioFile.read(wav.write(folder.resolve("a.wav")), RATE).samples();
  }

  private String refusal(Bytes wav) {
    return String.valueOf(assertThrows(AudioException.class, () -> read(wav)).getMessage());
  }

  private static Bytes quarters16() {
    return Bytes.little().int16(0, 16_384, -32_768, -8_192);
  }

  private static Bytes fmt() {
    return Bytes.format(1, 1, RATE, 16);
  }

  @Test
  void read_8Bits_isUnsigned() throws IOException {
    Bytes data = Bytes.little().hex("80 c0 00 60");

    assertArrayEquals(QUARTERS, read(Bytes.wav(1, 1, RATE, 8, data)));
  }

  @Test
  void read_16Bits_isLittleEndian() throws IOException {
    assertArrayEquals(QUARTERS, read(Bytes.wav(1, 1, RATE, 16, quarters16())));
  }

  @Test
  void read_24Bits_keepsTheLowestByte() throws IOException {
    Bytes data = Bytes.little().hex("000000 000040 000080 0000e0 010000 ffffff");

    float step = 1f / (1 << 23);
    float[] expected = {0, 0.5f, -1, -0.25f, step, -step};
    assertArrayEquals(expected, read(Bytes.wav(1, 1, RATE, 24, data)));
  }

  @Test
  void read_20BitsIn24_areTheUpperOnes() throws IOException {
    Bytes data = Bytes.little().hex("000000 000040 000080 0000e0");

    assertArrayEquals(QUARTERS, read(Bytes.wav(1, 1, RATE, 20, data)));
  }

  @Test
  void read_32Bits_isLittleEndian() throws IOException {
    Bytes data = Bytes.little().int32(0, 0x4000_0000, 0x8000_0000, 0xE000_0000);

    assertArrayEquals(QUARTERS, read(Bytes.wav(1, 1, RATE, 32, data)));
  }

  @Test
  void read_floats_keepsValuesBeyondOne() throws IOException {
    Bytes data = Bytes.little().float32(0, 0.5f, -1, 1.5f);

    assertArrayEquals(new float[] {0, 0.5f, -1, 1.5f}, read(Bytes.wav(3, 1, RATE, 32, data)));
  }

  @Test
  void read_doubles_areRounded() throws IOException {
    Bytes data = Bytes.little().float64(0, 0.5, -1, -0.25);

    assertArrayEquals(QUARTERS, read(Bytes.wav(3, 1, RATE, 64, data)));
  }

  @Test
  void read_muLawAndALaw_followG711() throws IOException {
    // G.711's tables: loudest, smallest, and one between, on 16 bits
    float[] muLaw = read(Bytes.wav(7, 1, RATE, 8, Bytes.little().hex("80 00 ff 7f aa")));
    float[] aLaw = read(Bytes.wav(6, 1, RATE, 8, Bytes.little().hex("aa 2a d5 55 80")));

    assertArrayEquals(scaled(32_124, -32_124, 0, 0, 5_372), muLaw);
    assertArrayEquals(scaled(32_256, -32_256, 8, -8, 5_504), aLaw);
  }

  private static float[] scaled(int... values) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] / 32_768f;
    }
    return scaled;
  }

  @Test
  void read_extensible_usesTheSubFormat() throws IOException {
    String rest = "0000 1000 8000 00aa 0038 9b71";
    Bytes format =
        Bytes.format(0xFFFE, 1, RATE, 32).int16(22, 32).int32(4).hex("0300 0000").hex(rest);
    Bytes data = Bytes.little().float32(QUARTERS);

    assertArrayEquals(
        QUARTERS, read(Bytes.riff(Bytes.little().chunk("fmt ", format).chunk("data", data))));
  }

  @Test
  void read_extensibleOfAnotherKind_isRefused() {
    Bytes format =
        Bytes.format(0xFFFE, 1, RATE, 16)
            .int16(22, 16)
            .int32(4)
            .hex("0100 0000 2107 d311 8644 c8c1 ca00 0000"); // ambisonic B-format
    Bytes wav = Bytes.riff(Bytes.little().chunk("fmt ", format).chunk("data", quarters16()));

    assertEquals(
        folder.resolve("a.wav")
            + ": expected PCM or float samples, found sub-format 11d3072100000001000000cac1c84486",
        refusal(wav));
  }

  @Test
  void read_oddUnknownChunksAround_areSteppedOver() throws IOException {
    Bytes chunks =
        Bytes.little()
            .chunk("junk", Bytes.little().text("odd"))
            .chunk("fmt ", fmt().int16(0).raw((byte) 7)) // longer than needed, and odd
            .chunk("LIST", Bytes.little().text("data\2\0\0\0"))
            .chunk("data", quarters16())
            .chunk("LIST", Bytes.little().text("INFO and more"));

    assertArrayEquals(QUARTERS, read(Bytes.riff(chunks)));
  }

  @Test
  void read_oddDataSizeOfStereo_leavesTheCutFrameOut() throws IOException {
    Bytes data = quarters16().raw((byte) 1, (byte) 2, (byte) 3);

    assertArrayEquals(new float[] {0.25f, -0.625f}, read(Bytes.wav(1, 2, RATE, 16, data)));
  }

  @Test
  void read_sizesLeftAtZero_readsToTheEnd() throws IOException {
    Bytes wav = Bytes.little().text("RIFF").int32(0).text("WAVE").chunk("fmt ", fmt());
    wav.text("data").int32(0).raw(quarters16().array());

    assertArrayEquals(QUARTERS, read(wav));
  }

  @Test
  void read_sizesOfAnEmptyFileLeft_readsToTheEnd() throws IOException {
    Bytes wav = Bytes.little().text("RIFF").int32(36).text("WAVE").chunk("fmt ", fmt());
    wav.text("data").int32(0).raw(quarters16().array());

    assertArrayEquals(QUARTERS, read(wav));
  }

  @Test
  void read_sizesLeftAtTheGreatest_readsToTheEnd() throws IOException {
    Bytes wav = Bytes.little().text("RIFF").int32(-1).text("WAVE").chunk("fmt ", fmt());
    wav.text("data").int32(-1).raw(quarters16().array());

    assertArrayEquals(QUARTERS, read(wav));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void read_longForm_takesTheSizeFromDs64(String magic) throws IOException {
    Bytes wav = Bytes.little().text(magic).int32(-1).text("WAVE");
    wav.chunk("ds64", Bytes.little().int64(80).int64(8).int64(4).int32(0)).chunk("fmt ", fmt());
    wav.text("data").int32(-1).raw(quarters16().array());
    wav.chunk("LIST", Bytes.little().text("not sound"));

    assertArrayEquals(QUARTERS, read(wav));
  }

  /** The description and the sound are chunks, too. */
  @ParameterizedTest
  @CsvSource({"9998, true", "9999, false"})
  void read_tenThousandChunks_isTheMost(int others, boolean readable) throws IOException {
    Bytes chunks = Bytes.little().chunk("fmt ", fmt());
    for (int i = 0; i < others; i++) {
      chunks.chunk("junk", Bytes.little());
    }
    Bytes wav = Bytes.riff(chunks.chunk("data", quarters16()));

    if (readable) {
      assertArrayEquals(QUARTERS, read(wav));
    } else {
      assertEquals(
          folder.resolve("a.wav") + ": expected a data chunk, found the end of the file",
          refusal(wav));
    }
  }

  @Test
  void read_zeroLengthData_isRefused() {
    Bytes chunks =
        Bytes.little()
            .chunk("fmt ", fmt())
            .chunk("data", Bytes.little())
            .chunk("LIST", Bytes.little().text("INFO"));

    assertEquals(
        folder.resolve("a.wav") + ": expected sound data, found 0 samples",
        refusal(Bytes.riff(chunks)));
  }

  @Test
  void read_noDataAtTheEndOfTheFile_isRefused() {
    Bytes wav = Bytes.wav(1, 1, RATE, 16, Bytes.little());

    assertEquals(folder.resolve("a.wav") + ": expected sound data, found 0 samples", refusal(wav));
  }

  @Test
  void read_cutData_givesWhatIsThere() throws IOException {
    Bytes wav = Bytes.riff(Bytes.little().chunk("fmt ", fmt()).text("data").int32(1 << 30));

    assertArrayEquals(QUARTERS, read(wav.raw(quarters16().array()).raw((byte) 1)));
  }

  @Test
  void read_cutHeader_isRefusedAtEveryPlace() throws IOException {
    byte[] whole = Bytes.wav(1, 1, RATE, 16, quarters16()).array();
    for (int length = 1; length < 45; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(AudioException.class, () -> read(Bytes.little().raw(cut)));
    }
    assertEquals(
        folder.resolve("a.wav") + ": expected a data chunk, found the end of the file",
        refusal(Bytes.little().raw(Arrays.copyOf(whole, 40))));
  }

  @Test
  void read_adpcm_isRefusedByNumberAndName() {
    Bytes wav = Bytes.wav(0x11, 1, RATE, 4, quarters16());

    assertEquals(
        folder.resolve("a.wav")
            + ": expected WAV codec 1 (PCM), 3 (float), 6 (A-law) or 7 (mu-law), found codec 17"
            + " (IMA ADPCM)",
        refusal(wav));
  }

  @Test
  void read_absurdHeaders_areRefused() {
    String name = folder.resolve("a.wav") + ": expected ";
    Bytes data = quarters16();

    assertEquals(
        name + "a sample rate of 1000 to 768000 Hz, found 0 Hz",
        refusal(Bytes.wav(1, 1, 0, 16, data)));
    assertEquals(
        name + "a sample rate of 1000 to 768000 Hz, found 4294967295 Hz",
        refusal(Bytes.wav(1, 1, -1, 16, data)));
    assertEquals(name + "1 to 256 channels, found 0", refusal(Bytes.wav(1, 0, RATE, 16, data)));
    assertEquals(
        name + "samples of 1 to 32 bits, found 0 bits", refusal(Bytes.wav(1, 1, RATE, 0, data)));
    assertEquals(
        name + "float samples of 32 or 64 bits, found 16 bits",
        refusal(Bytes.wav(3, 1, RATE, 16, data)));
    Bytes block = Bytes.little().int16(1, 2).int32(RATE, 4 * RATE).int16(3, 16);
    assertEquals(
        name + "blocks of 4 bytes for 2 channels of 16 bits, found 3 bytes",
        refusal(Bytes.riff(Bytes.little().chunk("fmt ", block).chunk("data", data))));
    assertEquals(
        name + "a fmt chunk before the data chunk, found none",
        refusal(Bytes.riff(Bytes.little().chunk("data", data))));
    assertEquals(
        name + "a fmt chunk of 16 bytes or more, found 2 bytes",
        refusal(
            Bytes.riff(Bytes.little().chunk("fmt ", Bytes.little().int16(1)).chunk("data", data))));
  }

  @Test
  void read_floatsBeyondAllSound_areRefused() throws IOException {
    Bytes loud = Bytes.little().float32(0, 64, -64);
    Bytes absurd = Bytes.little().float32(0, 1e30f, 0);

    assertEquals(64, read(Bytes.wav(3, 1, RATE, 32, loud))[1]);
    assertEquals(
        folder.resolve("a.wav")
            + ": expected samples of at most 64 times full scale,"
            + " found 1.0E30 about 0.0 s into it",
        refusal(Bytes.wav(3, 1, RATE, 32, absurd)));
  }

  @Test
  void read_floatsThatAreNoNumbers_areRefused() {
    Bytes data = Bytes.little().float32(0, Float.NaN, 0);

    assertEquals(
        folder.resolve("a.wav") + ": expected finite samples, found NaN about 0.0 s into it",
        refusal(Bytes.wav(3, 1, RATE, 32, data)));
    Bytes endless = Bytes.little().float32(Float.POSITIVE_INFINITY);
    assertThrows(AudioException.class, () -> read(Bytes.wav(3, 1, RATE, 32, endless)));
  }
}
