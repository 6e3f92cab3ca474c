package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.Allocated;

/** The boxes of MP4 around the same sound. */
class Mp4Test extends CompressedTone {
  private static final int RATE = 44_100;

  @Test
  void m4a_tagsAndCoverBeforeTheSound_doNoHarm() throws IOException {
    assertArrayEquals(
        read(resource("stereo.m4a"), RATE), read(resource("with-cover.m4a"), RATE), 0);
  }

  @Test
  void mp4_ofAFilm_givesItsSound() throws IOException {
    assertArrayEquals(read(resource("stereo.m4a"), RATE), read(resource("film.mp4"), RATE), 0);
  }

  /** The place of a box's type in the file; its content follows. */
  private static int box(byte[] file, String type) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
  }

  private static byte[] replaced(String name, String box, int at, int value) throws IOException {
    byte[] file = resource(name);
    ByteBuffer.wrap(file).putInt(box(file, box) + 4 + at, value);
    return file;
  }

  @Test
  void m4a_editList_saysWhatIsHeard() throws IOException {
    float[] plain = read(resource("mono.m4a"), RATE);

    // version and flags, count, length in ms, start: half a second from 1,024 + 4,410 on
    byte[] shorter = replaced("mono.m4a", "elst", 8, 500);
    ByteBuffer.wrap(shorter).putInt(box(shorter, "elst") + 4 + 12, 1024 + 4_410);
    float[] samples = read(shorter, RATE);

    assertArrayEquals(Arrays.copyOfRange(plain, 4_410, 4_410 + 22_050), samples);
  }

  @Test
  void m4a_withoutEditList_keepsDelayAndPadding() throws IOException {
    byte[] file = resource("mono.m4a");
    file[box(file, "elst")] = 'x';

    float[] samples = read(file, RATE);

    assertEquals(0, samples.length % 1024);
    assertTone(Tone::compressed, samples, 4_410, 40_000, RATE, 1024);
  }

  @Test
  void m4a_commentOfITunes_saysWhatIsHeard() throws IOException {
    float[] samples = read(commented("00000840", "0000000000003E80"), RATE);

    float[] plain = read(resource("mono.m4a"), RATE); // starts at 1,024
    assertEquals(16_000, samples.length);
    assertArrayEquals(Arrays.copyOfRange(plain, 0x840 - 1024, 0x840 - 1024 + 16_000), samples);
  }

  /** No samples, more than there are numbers, a start behind the end. */
  @ParameterizedTest
  @CsvSource({
    "00000840, 0000000000000000",
    "00000840, FFFFFFFFFFFFFFFF",
    "00000840, 7FFFFFFFFFFFFFFF",
    "7FFFFFFF, 0000000000003E80"
  })
  void m4a_commentOfITunesThatMakesNoSense_isPassedOver(String start, String samples)
      throws IOException {
    assertArrayEquals(read(resource("mono.m4a"), RATE), read(commented(start, samples), RATE));
  }

  /** A second of sound with iTunes's comment on which of its samples are heard. */
  private static byte[] commented(String start, String samples) throws IOException {
    Bytes value =
        Bytes.big().int32(1, 0).text(" 00000000 %s 000001CA %s 00000000".formatted(start, samples));
    Bytes item =
        Bytes.big()
            .chunk("mean", Bytes.big().int32(0).text("com.apple.iTunes"))
            .chunk("name", Bytes.big().int32(0).text("iTunSMPB"))
            .raw(box("data", value));
    byte[] comment =
        box(
            "udta",
            Bytes.big()
                .raw(
                    box(
                        "meta",
                        Bytes.big()
                            .int32(0)
                            .raw(box("ilst", Bytes.big().raw(box("----", item)))))));
    byte[] file = resource("mono.m4a");
    file[box(file, "udta")] = 'x';
    byte[] whole = Bytes.big().raw(file).raw(comment).array();
    int movie = box(file, "moov") - 4; // the last box, so that it can grow
    ByteBuffer.wrap(whole).putInt(movie, whole.length - movie);
    return whole;
  }

  private static byte[] box(String type, Bytes content) {
    return Bytes.big().int32(8 + content.size()).text(type).raw(content.array()).array();
  }

  /** Most encoders store half a second in a chunk; these tests' files have one chunk. */
  @ParameterizedTest
  @ValueSource(strings = {"stco", "co64"})
  void m4a_inSeveralChunks_isTheSame(String table) throws IOException {
    byte[] file = resource("mono.m4a");
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int sizes = box(file, "stsz") + 4;
    int samples = bytes.getInt(sizes + 8);
    long offset = Integer.toUnsignedLong(bytes.getInt(box(file, "stco") + 4 + 8));
    Bytes chunks = Bytes.big().int32(0, 4); // version, chunks
    for (int sample = 0; sample < samples; sample++) {
      if (sample == 0 || sample == 3 || sample == 6 || sample == 10) {
        chunks = table.equals("co64") ? chunks.int32(0, offset) : chunks.int32(offset);
      }
      offset += bytes.getInt(sizes + 12 + 4 * sample);
    }
    // from chunk 1 on three samples each, chunk 3 has four, chunk 4 the rest
    Bytes runs = Bytes.big().int32(0, 3, 1, 3, 1, 3, 4, 1, 4, samples - 10, 1);
    byte[] tables = Bytes.big().raw(box(table, chunks)).raw(box("stsc", runs)).array();

    float[] found = read(withTables(file, tables), RATE);

    assertArrayEquals(read(resource("mono.m4a"), RATE), found);
  }

  /** The file with {@code tables} in place of those that say where its samples are. */
  private static byte[] withTables(byte[] file, byte[] tables) {
    byte[] changed = file.clone();
    for (String box : List.of("stco", "stsc")) {
      changed[box(changed, box)] = 'x';
    }
    ByteBuffer bytes = ByteBuffer.wrap(changed);
    int table = box(changed, "stbl") - 4;
    int end = table + bytes.getInt(table);
    for (String box : List.of("moov", "trak", "mdia", "minf", "stbl")) {
      int at = box(changed, box) - 4;
      bytes.putInt(at, bytes.getInt(at) + tables.length);
    }
    return Bytes.big()
        .raw(Arrays.copyOf(changed, end))
        .raw(tables)
        .raw(Arrays.copyOfRange(changed, end, changed.length))
        .array();
  }

  /** The second piece of a recording follows the first, with what was cut between them. */
  @Test
  void m4a_editListOfTwoPieces_isHeardFromTheFirstToTheEndOfTheLast() throws IOException {
    float[] plain = read(resource("mono.m4a"), RATE);
    byte[] file = resource("mono.m4a");
    int list = box(file, "elst");
    file[list] = 'x';
    Bytes pieces = Bytes.big().int32(0, 2, 100, 1024, 0x1_0000, 200, 1024 + 22_050, 0x1_0000);
    int edits = box(file, "edts") - 4;
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int end = edits + bytes.getInt(edits);
    byte[] more = box("elst", pieces);
    for (String box : List.of("moov", "trak", "edts")) {
      int at = box(file, box) - 4;
      bytes.putInt(at, bytes.getInt(at) + more.length);
    }

    float[] found =
        read(
            Bytes.big()
                .raw(Arrays.copyOf(file, end))
                .raw(more)
                .raw(Arrays.copyOfRange(file, end, file.length))
                .array(),
            RATE);

    assertArrayEquals(Arrays.copyOf(plain, 22_050 + 8_820), found);
  }

  @Test
  void otherMp4_isRefusedByWhatItIs() throws IOException {
    String expected = folder.resolve("a") + ": expected ";
    byte[] mono = resource("mono.m4a");

    assertEquals(expected + "AAC in MP4, found codec \"alac\"", refusal(resource("alac.m4a")));
    assertEquals(
        expected + "MP4 with one table of samples, found MP4 in fragments",
        refusal(resource("fragments.m4a")));
    Bytes hours = Bytes.big().raw(resource("fragments.m4a"));
    for (int fragment = 0; fragment < 10_000; fragment++) {
      hours.int32(8).text("moof");
    }
    assertEquals(
        expected + "MP4 with one table of samples, found MP4 in fragments", refusal(hours.array()));
    assertEquals(
        expected + "a moov box in MP4, found none",
        refusal(Bytes.big().int32(20).text("ftypM4A and more").array()));
    byte[] film = mono.clone();
    film[box(film, "soun")] = 'x';
    assertEquals(expected + "a track of sound in MP4, found none", refusal(film));
    byte[] mp3 = mono.clone();
    mp3[box(mp3, "esds") + 4 + 4 + 5 + 3 + 5] = 0x6B; // after two descriptors' heads
    assertEquals(
        expected + "the settings of AAC in MP4, found none or those of another codec",
        refusal(mp3));
    byte[] profile = mono.clone();
    profile[box(profile, "esds") + 4 + 4 + 5 + 3 + 5 + 13 + 5] = (byte) 0xF8; // type 31 and more
    assertEquals(
        expected + "AAC-LC or HE-AAC, found another profile or damaged settings", refusal(profile));
  }

  @Test
  void m4a_cut_givesWhatIsThere() throws IOException {
    byte[] whole = resource("with-cover.m4a"); // with its tables before the sound

    float[] samples = read(Arrays.copyOf(whole, whole.length - 4_000), RATE);

    assertTrue(samples.length > 10_000 && samples.length < 40_000, samples.length + " samples");
    assertTone(CompressedTone::stereo, samples, 4_410, samples.length, RATE, 0);
    byte[] mono = resource("mono.m4a"); // with its tables behind the sound
    assertEquals(
        folder.resolve("a") + ": expected a moov box in MP4, found none",
        refusal(Arrays.copyOf(mono, mono.length / 2)));
  }

  /** Boxes that are none of ours, before those that are. */
  @ParameterizedTest
  @CsvSource({"9000, true", "10000, false"})
  void m4a_ofManyBoxes_isReadUpToTenThousand(int others, boolean readable) throws IOException {
    byte[] file = resource("mono.m4a");
    int movie = box(file, "moov") - 4; // behind the sound, which stays in its place
    Bytes longer = Bytes.big().raw(Arrays.copyOf(file, movie));
    for (int i = 0; i < others; i++) {
      longer.int32(8).text("free");
    }
    byte[] content = longer.raw(Arrays.copyOfRange(file, movie, file.length)).array();

    if (readable) {
      assertArrayEquals(read(file, RATE), read(content, RATE));
    } else {
      assertEquals(
          folder.resolve("a") + ": expected a moov box in MP4, found none", refusal(content));
    }
  }

  @Test
  void m4a_absurdTables_reserveNoMemory() throws IOException {
    for (String table : List.of("stsz", "stco", "stsc")) {
      for (int at : new int[] {-8, 4, 8, 12}) {
        byte[] file = replaced("mono.m4a", table, at, 0x7FFF_FFFF);
        Path path = Files.write(folder.resolve("a"), file);
        assertReadOrRefused(path, RATE);
        long before = Allocated.bytes();
        assertReadOrRefused(path, RATE);
        assertTrue(Allocated.bytes() - before < 20_000_000, table + " at " + at);
      }
    }
  }

  @Test
  void m4a_protectedByDrm_isRefusedByName() throws IOException {
    for (String codec : List.of("drms", "enca")) {
      byte[] bought = resource("mono.m4a");
      System.arraycopy(codec.getBytes(StandardCharsets.US_ASCII), 0, bought, entry(bought), 4);
      assertEquals(
          folder.resolve("a")
              + ": expected AAC in MP4, found codec \""
              + codec
              + "\" (protected music)",
          refusal(bought));
    }
  }

  /** Where the type of the first entry of the sample description starts. */
  private static int entry(byte[] content) {
    return box(content, "stsd") + 16;
  }

  /** As many frames of a byte as there are bytes, all in one chunk, without an edit list. */
  private static byte[] ofOneByteFrames(int length) throws IOException {
    byte[] whole = Arrays.copyOf(resource("mono.m4a"), length);
    whole[box(whole, "elst")] = 'x';
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    int sizes = box(whole, "stsz") + 4;
    bytes.putInt(sizes + 4, 1).putInt(sizes + 8, -1);
    bytes.putInt(box(whole, "stsc") + 4 + 12, -1);
    return whole;
  }

  @Test
  void m4a_ofOneByteFrames_isGivenUpSoonAndReservesLittle() throws IOException {
    byte[] whole = ofOneByteFrames(300_000);
    long before = Allocated.bytes();

    assertEquals(
        folder.resolve("a")
            + ": expected AAC frames, found 101 that cannot be decoded and 0 that can",
        refusal(whole));

    long allocated = Allocated.bytes() - before;
    assertTrue(allocated < 300_000_000, allocated + " bytes"); // 512 samples a byte are 614 MB
  }

  @Test
  void sound_ofMoreSamplesThanAnArrayHas_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("a"), ofOneByteFrames(620_000)); // four hours

    assertEquals(
        file + ": expected at most 186 minutes of sound at 192000 Hz, found more",
        assertThrows(AudioException.class, () -> AudioFile.read(file, 192_000)).getMessage());
  }
}
