package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** MP3 and Ogg Vorbis against the formulas of the tones that were compressed. */
class CompressedTest extends CompressedTone {
  /** LAME lowers the level, so that the decoder need not clip. */
  private static final double LAME = 0.95;

  /** The frame with the tag in mono-44100.mp3, behind 20 bytes of ID3. */
  private static final int TAG = 20;

  /** The first frame of sound: the other has 144 * 96,000 / 44,100 bytes. */
  private static final int FIRST = TAG + 313;

  private void assertWhole(String name, DoubleUnaryOperator tone, int rate, int length)
      throws IOException {
    float[] samples = read(name, rate);
    assertEquals(length, samples.length);
    assertTone(tone, samples, length / 10, length - length / 10, rate, 0);
  }

  @Test
  void mp3_ofAVariableRate_isTrimmedAsOneOfAConstantRate() throws IOException {
    String content = new String(resource("mono-44100.mp3"), StandardCharsets.ISO_8859_1);
    assertTrue(content.contains("Info"));

    byte[] variable = content.replaceFirst("Info", "Xing").getBytes(StandardCharsets.ISO_8859_1);

    assertArrayEquals(read("mono-44100.mp3", 44_100), read(variable, 44_100));
  }

  /** As by LAME itself, whose tag has the same form. */
  @Test
  void mp3_ofLame_isTrimmed() throws IOException {
    byte[] file = resource("mono-44100.mp3");
    int encoder = new String(file, StandardCharsets.ISO_8859_1).indexOf("Lavf");
    assertEquals(TAG + 21 + 120, encoder); // behind the side information and 120 bytes of tag

    System.arraycopy("LAME3.100".getBytes(StandardCharsets.US_ASCII), 0, file, encoder, 9);

    assertArrayEquals(read("mono-44100.mp3", 44_100), read(file, 44_100));
  }

  @Test
  void mp3_ofAnUnknownEncoder_isNotTrimmed() throws IOException {
    byte[] file = resource("mono-44100.mp3");
    System.arraycopy("none".getBytes(StandardCharsets.US_ASCII), 0, file, TAG + 21 + 120, 4);

    assertEquals(40 * 1152, read(file, 44_100).length);
  }

  /** Fraunhofer's tag stands 32 bytes behind the header, whatever the side information takes. */
  @Test
  void mp3_withATagOfVbri_leavesThatFrameOut() throws IOException {
    byte[] file = resource("mono-44100.mp3");
    Arrays.fill(file, TAG + 4, FIRST, (byte) 0);
    System.arraycopy("VBRI".getBytes(StandardCharsets.US_ASCII), 0, file, TAG + 36, 4);

    float[] samples = read(file, 44_100);

    assertArrayEquals(read(Arrays.copyOfRange(file, FIRST, file.length), 44_100), samples);
    assertEquals(40 * 1152, samples.length);
  }

  /** A frame of MPEG-2, layer II, 64 kbit/s at 22,050 Hz, is 417 bytes long. */
  @Test
  void mp2_atALowRate_isRefusedByName() {
    byte[] frames = new byte[4 * 417];
    for (int frame = 0; frame < 4; frame++) {
      System.arraycopy(
          new byte[] {-1, (byte) 0xF5, (byte) 0x80, (byte) 0xC0}, 0, frames, 417 * frame, 4);
    }

    String message = refusal(frames);

    assertTrue(message.contains("found 22050 Hz in layer II"), message);
  }

  /** The pages of an Ogg file, as those of a stream of this number. */
  private static List<byte[]> pages(String name, int serial) throws IOException {
    byte[] file = resource(name);
    List<byte[]> pages = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int end = at + 27 + Byte.toUnsignedInt(file[at + 26]);
      for (int segment = 0; segment < Byte.toUnsignedInt(file[at + 26]); segment++) {
        end += Byte.toUnsignedInt(file[at + 27 + segment]);
      }
      byte[] page = Arrays.copyOfRange(file, at, end);
      ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(14, serial);
      Crc.setOggPage(page, 0, page.length);
      pages.add(page);
      at = end;
    }
    return pages;
  }

  @Test
  void ogg_twoStreamsSideBySide_theFirstIsHeard() throws IOException {
    List<byte[]> first = pages("mono-44100.ogg", 7);
    List<byte[]> second = pages("stereo-22050.ogg", 8);
    Bytes both = Bytes.big();
    for (int page = 0; page < first.size(); page++) {
      both.raw(first.get(page));
      if (page < second.size()) {
        both.raw(second.get(page));
      }
    }

    assertArrayEquals(read("mono-44100.ogg", 44_100), read(both.array(), 44_100));
  }

  @Test
  void mp3_everyVersion_hasTheTonesLengthAndTime() throws IOException {
    assertWhole("mono-44100.mp3", t -> LAME * Tone.compressed(t), 44_100, 44_100);
    assertWhole("mono-22050.mp3", t -> LAME * Tone.compressed(t), 22_050, 22_050);
    assertWhole("mono-8000.mp3", t -> LAME * Tone.compressed(t), 8_000, 8_000);
  }

  @Test
  void mp3_stereo_isTheMeanOfBothChannels() throws IOException {
    assertWhole("stereo-44100.mp3", t -> LAME * stereo(t), 44_100, 44_100);
  }

  @Test
  void mpegLayer2_isDecodedWithItsEncodersDelay() throws IOException {
    float[] samples = read("mono-48000.mp2", 48_000);

    assertEquals(21 * 1152, samples.length);
    assertTone(Tone::compressed, samples, 2_400, 21_600, 48_000, 481);
  }

  @Test
  void mp3_withoutEncoderTag_keepsDelayAndPadding() throws IOException {
    byte[] whole = resource("mono-44100.mp3");

    float[] samples = read(Arrays.copyOfRange(whole, FIRST, whole.length), 44_100);

    assertEquals(40 * 1152, samples.length);
    assertTone(t -> LAME * Tone.compressed(t), samples, 4_410, 40_000, 44_100, 1105);
  }

  @Test
  void mp3_betweenTagsAndJunk_isTheSame() throws IOException {
    byte[] whole = resource("mono-44100.mp3");
    byte[] junk = new byte[5_000];
    new Random(1).nextBytes(junk);
    Bytes file =
        Bytes.big()
            .text("ID3\4\0\0\0\0\2\0")
            .raw(Arrays.copyOf(whole, 256)) // a frame inside the tag must not be taken for sound
            .raw(whole)
            .text("TAG")
            .raw(new byte[125])
            .raw(junk);

    assertArrayEquals(read(whole, 44_100), read(file.array(), 44_100));
  }

  @Test
  void mp3_junkBetweenFrames_losesAtMostSomeFrames() throws IOException {
    byte[] whole = resource("mono-44100.mp3");
    int middle = whole.length / 2; // cuts a frame in two
    Bytes file =
        Bytes.big()
            .raw(Arrays.copyOf(whole, middle))
            .text("junk that is no frame")
            .raw(Arrays.copyOfRange(whole, middle, whole.length));

    float[] samples = read(file.array(), 44_100);

    assertTrue(samples.length > 44_100 - 3 * 1152 && samples.length <= 44_100);
    assertTone(t -> LAME * Tone.compressed(t), samples, 4_410, 17_640, 44_100, 0);
  }

  @Test
  void mp3_twoFormatsInOneFile_givesBoth() throws IOException {
    byte[] first = resource("mono-44100.mp3");
    byte[] second = resource("mono-22050.mp3");
    Bytes file = Bytes.big().raw(first).raw(second);

    float[] samples = read(file.array(), 22_050);

    // 42 frames follow, with the second tag, which is a silent frame here
    assertEquals(22_050 + 42 * 576, samples.length);
    assertTone(t -> LAME * Tone.compressed(t), samples, 2_205, 19_845, 22_050, 0);
  }

  @Test
  void mp3_rateThatNeverStopsChanging_isRefused() throws IOException {
    byte[] first = Arrays.copyOfRange(resource("mono-8000.mp3"), 0, 800);
    byte[] second = Arrays.copyOfRange(resource("mono-22050.mp3"), 0, 800);
    Bytes file = Bytes.big();
    for (int i = 0; i < 60; i++) {
      file.raw(first).raw(second);
    }

    assertEquals(
        folder.resolve("a") + ": expected at most 100 changes of the sample rate, found more",
        refusal(file.array()));
  }

  @Test
  void mp3_cut_givesWhatIsThere() throws IOException {
    byte[] whole = resource("mono-44100.mp3");

    float[] samples = read(Arrays.copyOf(whole, 5_000), 44_100);

    // 15 frames, one of them the tag; 1105 samples of delay
    assertEquals(14 * 1152 - 1105, samples.length);
    assertTone(t -> LAME * Tone.compressed(t), samples, 4_410, samples.length - 1152, 44_100, 0);
  }

  @Test
  void mp3_bitsTurnedOver_endsWithSoundOrARefusal() throws IOException {
    byte[] whole = resource("stereo-44100.mp3");
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 40; k++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertTrue(read(damaged, 22_050).length <= 2 * 22_050);
      } catch (AudioException e) {
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      }
    }
  }

  @Test
  void vorbis_mono_hasTheTonesLengthAndTime() throws IOException {
    assertWhole("mono-44100.ogg", Tone::compressed, 44_100, 44_100);
  }

  @Test
  void vorbis_stereo_isTheMeanOfBothChannels() throws IOException {
    assertWhole("stereo-22050.ogg", CompressedTone::stereo, 22_050, 22_050);
  }

  /** The picture takes two pages of the file. */
  @Test
  void vorbis_withACover_isTheSame() throws IOException {
    assertArrayEquals(read("mono-44100.ogg", 44_100), read("with-cover.ogg", 44_100));
  }

  @Test
  void vorbis_sixChannels_isTheMeanOfAll() throws IOException {
    assertWhole("six-channels-44100.ogg", t -> stereo(t) / 3, 44_100, 22_050);
  }

  @Test
  void vorbis_shorterThanABlock_isCutByTheGranulePosition() throws IOException {
    assertEquals(80, read("ten-milliseconds-8000.ogg", 8_000).length);
  }

  @Test
  void vorbis_startedLate_leavesTheStartOut() throws IOException {
    float[] samples = read("started-late-44100.ogg", 44_100);

    assertEquals(44_100 - 5_442, samples.length);
    assertTone(Tone::compressed, samples, 0, 34_000, 44_100, -5_442);
  }

  @Test
  void vorbis_chained_givesOneAfterTheOther() throws IOException {
    Bytes file =
        Bytes.big()
            .raw(resource("stereo-22050.ogg"))
            .raw(resource("mono-44100.ogg"))
            .raw(resource("stereo-22050.ogg"));

    float[] samples = read(file.array(), 22_050);

    assertEquals(3 * 22_050, samples.length);
    assertTone(CompressedTone::stereo, samples, 2_205, 19_845, 22_050, 0);
    assertTone(Tone::compressed, samples, 24_255, 41_895, 22_050, 22_050);
    assertTone(CompressedTone::stereo, samples, 46_305, 63_945, 22_050, 44_100);
  }

  @Test
  void vorbis_cut_givesTheWholePages() throws IOException {
    byte[] whole = resource("mono-44100.ogg");

    float[] samples = read(Arrays.copyOf(whole, whole.length - 700), 44_100);

    assertEquals(27_200, samples.length); // the granule position of the last but two pages
    assertTone(Tone::compressed, samples, 2_205, 27_000, 44_100, 0);
  }

  @Test
  void vorbis_pageDamaged_isSteppedOver() throws IOException {
    byte[] whole = resource("mono-44100.ogg");
    whole[whole.length / 2 + 1_000] ^= 0x55;

    float[] samples = read(whole, 44_100);

    assertTrue(samples.length < 44_100 && samples.length > 30_000, samples.length + " samples");
  }

  @Test
  void vorbis_headersOnly_isRefused() throws IOException {
    byte[] whole = resource("mono-44100.ogg");
    int firstSound = 58 + 27 + 14 + 3_237; // bytes of the first two pages

    assertEquals(
        folder.resolve("a") + ": expected sound, found not one sample",
        refusal(Arrays.copyOf(whole, firstSound)));
    assertEquals(
        folder.resolve("a") + ": expected Vorbis headers, found the end of the file",
        refusal(Arrays.copyOf(whole, 2_000)));
    assertEquals(
        folder.resolve("a") + ": expected Vorbis or Opus in Ogg, found no whole Ogg page",
        refusal(Arrays.copyOf(whole, 40)));
  }

  @Test
  void otherCodecInOgg_isRefusedByName() throws IOException {
    assertEquals(
        folder.resolve("a")
            + ": expected Vorbis or Opus in Ogg,"
            + " found an Ogg stream that starts with bytes 7f 46 4c 41 43 01 00 00",
        refusal(resource("flac.ogg")));
  }
}
