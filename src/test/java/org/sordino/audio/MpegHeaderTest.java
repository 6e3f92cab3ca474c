package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables of ISO 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3. */
class MpegHeaderTest {
  /** The standard's codes of versions; 2.5 is none of its. */
  private static final int MPEG_1 = 3;

  private static final int MPEG_2 = 2;
  private static final int MPEG_25 = 0;

  /** The codes of 48,000 Hz, with MPEG-2 of 24,000 Hz. */
  private static final int HIGHEST = 1;

  private static final int STEREO = 0;
  private static final int MONO = 3;

  private static int bits(int version, int layer, int bitrate, int rate, int padding, int mode) {
    return 0x7FF << 21
        | version << 19
        | (4 - layer) << 17
        | 1 << 16
        | bitrate << 12
        | rate << 10
        | padding << 9
        | mode << 6;
  }

  private static MpegHeader header(int version, int layer, int bitrate, int rate, int padding) {
    int bits = bits(version, layer, bitrate, rate, padding, STEREO);
    return Objects.requireNonNull(MpegHeader.parse(bits));
  }

  /** A row of each table of bit rates, in kbit/s. */
  @ParameterizedTest
  @CsvSource({
    "1, 32, 32, 32, 32, 8",
    "2, 64, 48, 40, 48, 16",
    "3, 96, 56, 48, 56, 24",
    "4, 128, 64, 56, 64, 32",
    "5, 160, 80, 64, 80, 40",
    "6, 192, 96, 80, 96, 48",
    "7, 224, 112, 96, 112, 56",
    "8, 256, 128, 112, 128, 64",
    "9, 288, 160, 128, 144, 80",
    "10, 320, 192, 160, 160, 96",
    "11, 352, 224, 192, 176, 112",
    "12, 384, 256, 224, 192, 128",
    "13, 416, 320, 256, 224, 144",
    "14, 448, 384, 320, 256, 160"
  })
  void bytes_ofEveryBitRate_areWhatItsFrameLasts(
      int code, int one, int two, int three, int lowOne, int low) {
    // 48 kHz: 384 samples last 8 ms, at 1 kbit/s a byte; 1,152 last 24 ms
    assertEquals(one, header(MPEG_1, 1, code, HIGHEST, 0).bytes());
    assertEquals(3 * two, header(MPEG_1, 2, code, HIGHEST, 0).bytes());
    assertEquals(3 * three, header(MPEG_1, 3, code, HIGHEST, 0).bytes());
    // 24 kHz: twice as long, but 576 samples in layer III
    assertEquals(2 * lowOne, header(MPEG_2, 1, code, HIGHEST, 0).bytes());
    assertEquals(6 * low, header(MPEG_2, 2, code, HIGHEST, 0).bytes());
    assertEquals(3 * low, header(MPEG_2, 3, code, HIGHEST, 0).bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 44100",
    "3, 1, 48000",
    "3, 2, 32000",
    "2, 0, 22050",
    "2, 1, 24000",
    "2, 2, 16000",
    "0, 0, 11025",
    "0, 1, 12000",
    "0, 2, 8000"
  })
  void sampleRate_ofEveryVersion_isThatOfItsTable(int version, int code, int expected) {
    assertEquals(expected, header(version, 3, 9, code, 0).format().sampleRate());
  }

  /** 384 samples at 384 kbit/s are 104.49 slots of four bytes, 1,152 at 128 kbit/s 417.96 bytes. */
  @ParameterizedTest
  @CsvSource({"1, 12, 0, 416", "1, 12, 1, 420", "2, 8, 0, 417", "2, 8, 1, 418", "3, 9, 1, 418"})
  void bytes_at44100Hz_areRoundedDownAndPadded(int layer, int code, int padding, int expected) {
    assertEquals(expected, header(MPEG_1, layer, code, 0, padding).bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 384",
    "3, 2, 1152",
    "3, 3, 1152",
    "2, 1, 384",
    "2, 2, 1152",
    "2, 3, 576",
    "0, 3, 576"
  })
  void samples_ofEveryLayer_areThoseOfItsFrame(int version, int layer, int expected) {
    assertEquals(expected, header(version, layer, 5, 0, 0).samples());
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 2, 32", "3, 3, 1, 17", "2, 0, 2, 17", "2, 3, 1, 9", "0, 1, 2, 17"})
  void channels_decideTheSideInformation(int version, int mode, int channels, int side) {
    MpegHeader.Format format =
        Objects.requireNonNull(MpegHeader.parse(bits(version, 3, 9, 0, 0, mode))).format();

    assertEquals(channels, format.channels());
    assertEquals(side, format.sideBytes());
  }

  @Test
  void parse_whatIsReserved_isNoHeader() {
    int good = bits(MPEG_1, 3, 9, 0, 0, MONO);
    assertNotNull(MpegHeader.parse(good));

    assertNull(MpegHeader.parse(good ^ 1 << 21)); // no sync
    assertNull(MpegHeader.parse(bits(1, 3, 9, 0, 0, MONO))); // version
    assertNull(MpegHeader.parse(bits(MPEG_25, 4, 9, 0, 0, MONO))); // layer
    assertNull(MpegHeader.parse(bits(MPEG_1, 3, 0, 0, 0, MONO))); // free bit rate
    assertNull(MpegHeader.parse(bits(MPEG_1, 3, 15, 0, 0, MONO)));
    assertNull(MpegHeader.parse(bits(MPEG_1, 3, 9, 3, 0, MONO))); // sample rate
    assertNull(MpegHeader.parse(good | 2)); // emphasis
  }
}
