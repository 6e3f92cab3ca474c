package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.Allocated;

/** FLAC against the formulas of the tones, and against files built bit by bit. */
class FlacTest extends CompressedTone {
  /**
   * Number 0, blocks of 4 samples (code 6: 8 bits, one less), the rate, channels, bits of the info.
   */
  private static final String MONO = "fff8 60 00 00 03";

  private void assertLossless(byte[] content, DoubleUnaryOperator tone, double step)
      throws IOException {
    float[] samples = read(content, 22_050);
    assertEquals(4_410, samples.length);
    for (int i = 0; i < samples.length; i++) {
      assertEquals(tone.applyAsDouble(i / 22_050.0), samples[i], 0.51 * step + 6e-8);
    }
  }

  private void assertLossless(String name, DoubleUnaryOperator tone, double step)
      throws IOException {
    assertLossless(resource(name), tone, step);
  }

  @Test
  void flac_16Bit_isTheToneToTheLastBit() throws IOException {
    assertLossless("mono-16-bit.flac", Tone::compressed, 0x1p-15);
    assertLossless("stereo-16-bit.flac", CompressedTone::stereo, 0x1p-15);
  }

  @Test
  void flac_24Bit_isTheToneToTheLastBit() throws IOException {
    assertLossless("mono-24-bit.flac", Tone::compressed, 0x1p-23);
    assertLossless("stereo-24-bit.flac", CompressedTone::stereo, 0x1p-23);
  }

  @Test
  void flac_12Or20Or32Bit_isTheToneToTheLastBit() throws IOException {
    assertLossless("stereo-12-bit.flac", CompressedTone::stereo, 0x1p-11);
    assertLossless("stereo-20-bit.flac", CompressedTone::stereo, 0x1p-19);
    assertLossless("stereo-32-bit.flac", CompressedTone::stereo, 0x1p-31);
  }

  @Test
  void flac_tagsAndCover_doNoHarm() throws IOException {
    assertLossless("with-cover.flac", CompressedTone::stereo, 0x1p-15);
    byte[] whole = resource("stereo-16-bit.flac");
    Bytes tagged = Bytes.big().text("ID3\4\0\0\0\0\0\4fLaC").raw(whole).text("TAG");
    assertLossless(tagged.raw(new byte[125]).array(), CompressedTone::stereo, 0x1p-15);
  }

  @Test
  void flac_atAnotherRate_isResampled() throws IOException {
    float[] samples = read(resource("mono-24-bit.flac"), 16_000);

    assertEquals(3_200, samples.length);
    for (int i = 200; i < 3_000; i++) {
      assertEquals(Tone.compressed(i / 16_000.0), samples[i], 0.001);
    }
  }

  /** All before the first frame: 8 kHz, with {@code samples} claimed. */
  private static Bytes start(int channels, int bits, long samples) {
    return start(8_000, channels, bits, samples);
  }

  private static Bytes start(int rate, int channels, int bits, long samples) {
    long packed = (long) rate << 44 | (channels - 1L) << 41 | (bits - 1L) << 36 | samples;
    return Bytes.big()
        .text("fLaC")
        .int32(0x8000_0022L)
        .int16(4096, 4096)
        .raw(new byte[6])
        .int64(packed)
        .raw(new byte[16]);
  }

  /** A frame of the header's bytes and the subframes' bits, with the checksums. */
  private static byte[] frame(String header, String... subframes) {
    byte[] head = Bytes.big().hex(header).array();
    Bytes frame = Bytes.big().raw(head).raw((byte) Crc.flacHeader(head, 0, head.length));
    String bits = String.join("", subframes).replace(" ", "");
    bits += "0".repeat(-bits.length() & 7);
    for (int i = 0; i < bits.length(); i += 8) {
      frame.raw((byte) Integer.parseInt(bits.substring(i, i + 8), 2));
    }
    return frame.int16(Crc.flacFrame(frame.array(), 0, frame.size())).array();
  }

  private void assertFrame(byte[] frame, int channels, int... expected) throws IOException {
    float[] samples = read(start(channels, 8, 0).raw(frame).array(), 8_000);
    float[] whole = new float[expected.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = expected[i] / (128f * channels);
    }
    assertArrayEquals(whole, samples);
  }

  @Test
  void subframe_ofEveryType_isDecodedAsWorkedOutByHand() throws IOException {
    assertFrame(frame(MONO, "0 000000 0", "11110000"), 1, -16, -16, -16, -16); // constant
    String samples = "00000001 00000010 11111101 00000100";
    assertFrame(frame(MONO, "0 000001 0", samples), 1, 1, 2, -3, 4); // verbatim
    // constant 3 of 6 bits, and two (1 more than the zeros before the one) wasted
    assertFrame(frame(MONO, "0 000000 1 01", "000011"), 1, 12, 12, 12, 12);
    // fixed, order 2: starts with 5, 7; goes on by 2 x - x' and residuals -1, 2, which are folded
    // to 1, 4: with Rice parameter 1, quotients 0 and 2 in unary, rests 1 and 0
    String rice = "00 0000 0001" + "1 1" + "001 0";
    assertFrame(frame(MONO, "0 001010 0", "00000101 00000111", rice), 1, 5, 7, 8, 11);
    // linear, order 1: starts with 4; coefficient 3 of 4 bits, shift 1; escape (5-bit parameters,
    // all ones) to residuals 1, -1, 0 of 3 bits: 4 * 3 / 2 + 1 = 7, 10 - 1 = 9, 13
    String linear = "00000100" + "0011 00001 0011";
    String escaped = "01 0000 11111 00011" + "001 111 000";
    assertFrame(frame(MONO, "0 100000 0", linear, escaped), 1, 4, 7, 9, 13);
    // two partitions of two samples with parameters 0 and 2, of order 0: 1, -1 | 3, -2
    String partitions = "00 0001" + "0000 001 01" + "0010 01 10 1 11";
    assertFrame(frame(MONO, "0 001000 0", partitions), 1, 1, -1, 3, -2);
  }

  @Test
  void frame_ofEveryStereo_isLeftAndRightAgain() throws IOException {
    // left 7, right -4; the side 11 has a bit more, the mid is floor(1.5); what is read is the sum
    String left = "0 000000 0 00000111";
    String right = "0 000000 0 11111100";
    String side = "0 000000 0 000001011";
    String mid = "0 000000 0 00000001";
    assertFrame(frame("fff8 60 10 00 03", left, right), 2, 3, 3, 3, 3);
    assertFrame(frame("fff8 60 80 00 03", left, side), 2, 3, 3, 3, 3);
    assertFrame(frame("fff8 60 90 00 03", side, right), 2, 3, 3, 3, 3);
    assertFrame(frame("fff8 60 a0 00 03", mid, side), 2, 3, 3, 3, 3);
  }

  @Test
  void side_ofLoudestSamplesOf32Bits_isReadIn33() throws IOException {
    String left = "0 000000 0 0" + "1".repeat(31); // 2^31 - 1
    String side = "0 000000 0 0" + "1".repeat(32); // from a right of -2^31
    byte[] frame = frame("fff8 60 8e 00 03", left, side);

    float[] samples = read(start(2, 32, 0).raw(frame).array(), 8_000);

    assertArrayEquals(new float[] {-0x1p-32f, -0x1p-32f, -0x1p-32f, -0x1p-32f}, samples);
  }

  @Test
  void header_inEveryForm_isUnderstood() throws IOException {
    String ones = "0 000000 0 00000001";
    // blocks of different sizes, number of 3 bytes, 16 bits of count, of rate in 10 Hz
    byte[] longest = frame("fff9 7e 02 e28082 0003 0320", ones);
    assertFrame(longest, 1, 1, 1, 1, 1);
    byte[] tabled = frame("fff8 14 02 00", ones); // 192 samples, 8 kHz, 8 bits
    assertEquals(192, read(start(1, 8, 0).raw(tabled).array(), 8_000).length);
  }

  /** RFC 9639, table 15. A frame of another rate than the file's would be none. */
  @ParameterizedTest
  @CsvSource({
    "1, 88200",
    "2, 176400",
    "3, 192000",
    "4, 8000",
    "5, 16000",
    "6, 22050",
    "7, 24000",
    "8, 32000",
    "9, 44100",
    "a, 48000",
    "b, 96000"
  })
  void header_withARateOfTheTable_isUnderstood(String code, int rate) throws IOException {
    byte[] frame = frame("fff8 6" + code + " 00 00 03", "0 000000 0 00000001");

    assertEquals(4, read(start(rate, 1, 8, 0).raw(frame).array(), rate).length);
  }

  @Test
  void damage_inAFrame_leavesThatFrameOut() throws IOException {
    byte[] whole = resource("mono-16-bit.flac");
    byte[] damaged = whole.clone();
    damaged[whole.length - 20] ^= 0x10; // in the last frame
    byte[] good = frame(MONO, "0 000000 0 00000001");
    byte[] other = good.clone();
    other[8] ^= 1; // the sample
    Bytes file = start(1, 8, 0).raw(good).raw(other).text("junk").raw(good);

    float[] samples = read(damaged, 22_050);

    assertTrue(samples.length > 0 && samples.length < 4_410 && 4_410 - samples.length < 4_096);
    assertEquals(8, read(file.array(), 8_000).length);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void damage_inEveryFrame_isGivenUpAfterAHundred(int damaged, boolean readable)
      throws IOException {
    byte[] good = frame(MONO, "0 000000 0 00000001");
    byte[] other = good.clone();
    other[8] ^= 1; // the sample
    Bytes file = start(1, 8, 0);
    for (int i = 0; i < damaged; i++) {
      file.raw(other);
    }
    byte[] content = file.raw(good).array();

    if (readable) {
      assertEquals(4, read(content, 8_000).length);
    } else {
      assertEquals(
          folder.resolve("a") + ": expected FLAC frames, found damaged ones", refusal(content));
    }
  }

  @Test
  void header_withANumberThatCannotStart_isNoFrame() throws IOException {
    byte[] good = frame(MONO, "0 000000 0 00000001");
    byte[] endless = good.clone();
    endless[4] = (byte) 0xFF; // UTF-8 has no more than six leading ones, FLAC seven
    Bytes file = start(1, 8, 0).raw(endless).raw(good);

    assertEquals(4, read(file.array(), 8_000).length);
  }

  @Test
  void cut_inTheSound_givesTheWholeFrames() throws IOException {
    byte[] whole = resource("stereo-16-bit.flac");

    float[] samples = read(Arrays.copyOf(whole, whole.length - 1), 22_050);

    assertTrue(samples.length > 0 && samples.length < 4_410, samples.length + " samples");
    assertEquals(stereo(0.1), samples[2_205], 1e-4);
  }

  @Test
  void cut_beforeTheSound_isRefused() throws IOException {
    byte[] whole = resource("with-cover.flac");
    String file = folder.resolve("a") + ": expected ";

    assertEquals(
        file + "a FLAC STREAMINFO block of 34 bytes, found another or a cut one",
        refusal(Arrays.copyOf(whole, 30)));
    assertEquals(
        file + "FLAC frames, found the end of the file in the blocks before them",
        refusal(Arrays.copyOf(whole, 60)));
    assertEquals(file + "sound, found not one sample", refusal(start(1, 8, 99).array()));
  }

  @Test
  void absurdHeaders_areRefusedOrReserveNothing() throws IOException {
    assertEquals(
        folder.resolve("a") + ": expected samples of 4 to 32 bits, found 1 bits",
        refusal(start(1, 1, 0).array()));
    byte[] frame = frame(MONO, "0 000000 0 00000001");
    // 68,719,476,735 samples claimed, four there
    byte[] claim = start(1, 8, 0xF_FFFF_FFFFL).raw(frame).array();
    long before = Allocated.bytes();
    assertEquals(4, read(claim, 8_000).length);
    assertTrue(Allocated.bytes() - before < 20_000_000, Allocated.bytes() - before + " bytes");
  }

  /** A claim of 64 samples a byte, which silence can have. */
  @Test
  void claim_ofMoreThanSoundUsuallyHas_reservesLess() throws IOException {
    byte[] frame = frame(MONO, "0 000000 0 00000001");
    Bytes file = start(1, 8, 64_000_000).raw(new byte[1_000_000]).raw(frame);
    long before = Allocated.bytes();

    assertEquals(4, read(file.array(), 8_000).length);

    long allocated = Allocated.bytes() - before;
    // 8 samples a byte are 32 MB, 64 are 256 MB; the search for a frame takes up to 120 MB, a bit
    // for each byte, where it is not compiled yet.
    assertTrue(allocated < 200_000_000, allocated + " bytes");
  }

  @Test
  void silence_ofHundredsOfSamplesAByte_isReadWhole() throws IOException {
    byte[] silence = frame("fff8 c0 00 00", "0 000000 0 00000000"); // 4,096 samples
    Bytes file = start(1, 8, 20 * 4_096);
    for (int i = 0; i < 20; i++) {
      file.raw(silence);
    }

    assertEquals(20 * 4_096, read(file.array(), 8_000).length);
  }

  @Test
  void bitsTurnedOver_endWithSoundOrARefusal() throws IOException {
    byte[] whole = resource("stereo-24-bit.flac");
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 10; k++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertTrue(read(damaged, 22_050).length <= 4_410);
      } catch (AudioException e) {
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      }
    }
  }
}
