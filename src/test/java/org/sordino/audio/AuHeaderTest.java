package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuHeaderTest {
  private static final int RATE = 22_050;
  private static final float[] QUARTERS = {0, 0.5f, -1, -0.25f};

  @TempDir Path folder;

  private float[] read(Bytes au) throws IOException {
    return AudioFile.read(au.write(folder.resolve("a.au")), RATE).samples();
  }

  private float[] read(int encoding, Bytes data) throws IOException {
    return read(Bytes.au(encoding, 1, RATE, data.size(), data));
  }

  private static Bytes quarters16() {
    return Bytes.big().int16(0, 16_384, -32_768, -8_192);
  }

  @Test
  void read_everyEncoding_givesTheSameSamples() throws IOException {
    assertArrayEquals(QUARTERS, read(2, Bytes.big().hex("00 40 80 e0")));
    assertArrayEquals(QUARTERS, read(3, quarters16()));
    assertArrayEquals(QUARTERS, read(4, Bytes.big().hex("000000 400000 800000 e00000")));
    assertArrayEquals(
        QUARTERS, read(5, Bytes.big().int32(0, 0x4000_0000, 0x8000_0000, 0xE000_0000)));
    assertArrayEquals(QUARTERS, read(6, Bytes.big().float32(QUARTERS)));
    assertArrayEquals(QUARTERS, read(7, Bytes.big().float64(0, 0.5, -1, -0.25)));
  }

  @Test
  void read_24Bits_keepsTheLowestByte() throws IOException {
    float step = 1f / (1 << 23);

    assertArrayEquals(new float[] {step, -step}, read(4, Bytes.big().hex("000001 ffffff")));
  }

  @Test
  void read_muLawAndALaw_followG711() throws IOException {
    assertArrayEquals(
        new float[] {32_124 / 32_768f, -32_124 / 32_768f}, read(1, Bytes.big().hex("80 00")));
    assertArrayEquals(
        new float[] {32_256 / 32_768f, -32_256 / 32_768f}, read(27, Bytes.big().hex("aa 2a")));
  }

  @Test
  void read_unknownSize_readsToTheEnd() throws IOException {
    assertArrayEquals(QUARTERS, read(Bytes.au(3, 1, RATE, -1, quarters16())));
    assertArrayEquals(QUARTERS, read(Bytes.au(3, 1, RATE, 0, quarters16())));
    assertArrayEquals(QUARTERS, read(Bytes.au(3, 1, RATE, 1_000, quarters16())));
  }

  @Test
  void read_annotationAndTrailingBytes_areNoSound() throws IOException {
    Bytes au = Bytes.big().text(".snd").int32(32, 8, 3, RATE, 1).text("a tone\0\0");

    assertArrayEquals(QUARTERS, read(au.raw(quarters16().array()).text("trailing")));
  }

  @Test
  void read_wrongHeaders_areRefused() {
    String name = folder.resolve("a.au") + ": expected ";

    assertEquals(
        name + "AU encoding 1 to 7 or 27, found encoding 23",
        refusal(Bytes.au(23, 1, RATE, 8, quarters16()))); // G.721 ADPCM
    assertEquals(
        name + "a sample rate of 1000 to 768000 Hz, found 0 Hz",
        refusal(Bytes.au(3, 1, 0, 8, quarters16())));
    assertEquals(
        name + "1 to 256 channels, found 2147483648",
        refusal(Bytes.au(3, Integer.MIN_VALUE, RATE, 8, quarters16())));
    assertEquals(
        name + "sound data, found 0 samples", refusal(Bytes.au(3, 1, RATE, 0, Bytes.big())));
    assertEquals(
        name + "a header of 24 bytes, found 8 bytes", refusal(Bytes.big().text(".snd").int32(24)));
    assertEquals(
        name + "sound data between bytes 24 and 24, found it at byte 4294967295",
        refusal(Bytes.big().text(".snd").int32(-1, 8, 3, RATE, 1)));
  }

  private String refusal(Bytes au) {
    return String.valueOf(assertThrows(AudioException.class, () -> read(au)).getMessage());
  }
}
