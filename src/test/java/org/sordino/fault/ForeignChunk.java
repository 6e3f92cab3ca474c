package org.sordino.fault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A chunk more, well formed but out of place, or with a length that lies: as RIFF, AIFF and MP4
 * have them, or an ID3 tag. Noise that {@link Mutation#INSERTION} puts in is hardly ever taken for
 * one.
 */
final class ForeignChunk {
  private static final Pattern FITTING = Pattern.compile(".*\\.(wav|aiff|aifc|m4a|mp3|aac|flac)");

  /** Also the names that chunks of the file itself have. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{2}[A-Za-z0-9 ]");

  private static final List<String> NAMES =
      List.of(
          "RIFF", "LIST", "fmt ", "data", "fact", "id3 ", "FORM", "COMM", "SSND", "ID3 ", "moov",
          "trak", "stsd", "stsz", "stco", "mdat", "free", "udta", "uuid", "moof");

  /** In place of the length; some are signs for something else in one format or the other. */
  private static final List<Integer> LIES = List.of(0, 1, -1, Integer.MAX_VALUE, 0x7FFF_FFF8);

  /** The parts of a chunk in their order; MP4 counts them all, the others only the content. */
  private enum Form {
    RIFF(ByteOrder.LITTLE_ENDIAN),
    AIFF(ByteOrder.BIG_ENDIAN),
    MP4(ByteOrder.BIG_ENDIAN),
    ID3(ByteOrder.BIG_ENDIAN);

    private final ByteOrder order;

    Form(ByteOrder order) {
      this.order = order;
    }

    /** A chunk that says {@code size} for its length. */
    byte[] chunk(byte[] name, byte[] content, int size) {
      ByteBuffer chunk = ByteBuffer.allocate(10 + content.length).order(order);
      switch (this) {
        case MP4 -> chunk.putInt(size).put(name);
        case ID3 -> {
          int syncsafe =
              (size & 0x7F)
                  | (size >> 7 & 0x7F) << 8
                  | (size >> 14 & 0x7F) << 16
                  | (size >> 21 & 0x7F) << 24;
          chunk.put(new byte[] {'I', 'D', '3', 4, 0, 0}).putInt(syncsafe);
        }
        default -> chunk.put(name).putInt(size);
      }
      chunk.put(content);
      return Arrays.copyOf(chunk.array(), chunk.position());
    }
  }

  private ForeignChunk() {}

  /** Whether a file of that name is of chunks, or may have a tag before its sound. */
  static boolean fit(String name) {
    return FITTING.matcher(name).matches();
  }

  /** A copy of {@code content} with one more at its start or before a name. */
  static byte[] inserted(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<MatchResult> names = NAME.matcher(text).results().toList();
    Form form = Form.values()[random.nextInt(Form.values().length)];
    int at = 0;
    byte[] name = one(NAMES, random).getBytes(StandardCharsets.US_ASCII);
    if (!names.isEmpty()) {
      MatchResult before = one(names, random);
      boolean start = form == Form.ID3 && random.nextBoolean();
      at = start ? 0 : Math.max(0, before.start() - (form == Form.MP4 ? 4 : 0));
      if (random.nextBoolean()) {
        name = one(names, random).group().getBytes(StandardCharsets.US_ASCII);
      }
    }
    byte[] inside = new byte[2 * random.nextInt(200)];
    if (random.nextBoolean()) {
      random.nextBytes(inside);
    }
    int size = inside.length + (form == Form.MP4 ? 8 : 0);
    byte[] chunk = form.chunk(name, inside, random.nextInt(4) == 0 ? one(LIES, random) : size);
    return ByteBuffer.allocate(content.length + chunk.length)
        .put(content, 0, at)
        .put(chunk)
        .put(content, at, content.length - at)
        .array();
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
