package org.sordino.audio;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Walks over a Vorbis setup header (Vorbis I specification, 4.2.4) before JOrbis reads it, for two
 * reasons. JOrbis reserves whatever memory the header claims; here every size is checked first. And
 * it takes a channel's number in the channel mappings for one of {@code floor(log2 channels)} bits
 * instead of the upper whole number, so that sound of 3, 5, 6, 7 … channels fails: reading it as
 * the next power of two of channels is right, if there are as many entries in the list that gives
 * each channel its submap, and these can be added.
 */
final class VorbisSetup {
  private static final int CODEBOOK = 0x564342;

  /** Numbers in all codebooks; libvorbis's largest setups have a tenth. */
  private static final int MOST_VALUES = 1 << 22;

  /** 255 channels of the longest block's 4,096 lines. */
  private static final int MOST_LINES = 1 << 20;

  private final byte[] packet;
  private final int bits;
  private final int channels;
  private final int paddedChannels;
  private final BitString padded = new BitString();
  private int at = 7 * 8; // after the type and "vorbis"
  private int copied;
  private int[] entries = {};
  private int[] dimensions = {};

  private VorbisSetup(byte[] packet, int channels) {
    this.packet = packet;
    this.bits = 8 * packet.length;
    this.channels = channels;
    this.paddedChannels = paddedChannels(channels);
  }

  /** How many channels JOrbis must be told there are while it reads the setup header. */
  static int paddedChannels(int channels) {
    return channels == 1 ? 1 : 2 * Integer.highestOneBit(channels - 1);
  }

  /**
   * The setup header {@code packet} for JOrbis, to be read as of {@link #paddedChannels} channels.
   *
   * @throws IllegalArgumentException if it is damaged or claims absurd sizes
   */
  static byte[] checked(byte[] packet, int channels) {
    VorbisSetup setup = new VorbisSetup(packet, channels);
    setup.codebooks();
    for (int times = setup.read(6) + 1; times > 0; times--) {
      setup.read(16);
    }
    for (int floors = setup.read(6) + 1; floors > 0; floors--) {
      setup.floor();
    }
    for (int residues = setup.read(6) + 1; residues > 0; residues--) {
      setup.residue();
    }
    for (int mappings = setup.read(6) + 1; mappings > 0; mappings--) {
      setup.mapping();
    }
    setup.copyTo(setup.bits);
    return setup.padded.toBytes();
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("damaged Vorbis setup header");
    }
  }

  /** The next {@code count} bits, at most 31, the lowest first. */
  private int read(int count) {
    require(count <= bits - at);
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      value |= (packet[at >> 3] >> (at & 7) & 1) << i;
    }
    return value;
  }

  private void skip(long count) {
    require(count <= bits - at);
    at += (int) count;
  }

  /** Bits that hold any number from 0 to {@code value}. */
  private static int width(int value) {
    return 32 - Integer.numberOfLeadingZeros(value);
  }

  private void codebooks() {
    int count = read(8) + 1;
    entries = new int[count];
    dimensions = new int[count];
    long values = 0;
    for (int i = 0; i < count; i++) {
      require(read(24) == CODEBOOK);
      dimensions[i] = read(16);
      entries[i] = read(24);
      values += Math.max(1L, dimensions[i]) * entries[i];
      require(values <= MOST_VALUES);
      codewords(entries[i]);
      lookup(entries[i], dimensions[i]);
    }
  }

  private void codewords(int count) {
    if (read(1) == 1) { // in order of length: how many there are of each
      skip(5);
      for (int done = 0; done < count; ) {
        done += read(width(count - done));
        require(done <= count);
      }
    } else if (read(1) == 1) { // sparse
      for (int i = 0; i < count; i++) {
        if (read(1) == 1) {
          skip(5);
        }
      }
    } else {
      skip(5L * count);
    }
  }

  private void lookup(int count, int dimension) {
    int type = read(4);
    require(type <= 2);
    if (type > 0) {
      require(dimension > 0);
      skip(64); // smallest value and step
      int width = read(4) + 1;
      skip(1);
      skip((long) width * (type == 1 ? rootBelow(count, dimension) : (long) count * dimension));
    }
  }

  /** The greatest whole number whose {@code power}th power is not above {@code value}. */
  private static int rootBelow(int value, int power) {
    int root = 1;
    while (!exceeds(root + 1, power, value)) {
      root++;
    }
    return value < 1 ? 0 : root;
  }

  /** Whether {@code base} to the power of {@code power} is above {@code limit}. */
  private static boolean exceeds(int base, int power, int limit) {
    long product = 1;
    for (int i = 0; i < power && base > 1 && product <= limit; i++) {
      product *= base;
    }
    return product > limit;
  }

  private void floor() {
    int type = read(16);
    require(type <= 1);
    if (type == 0) {
      skip(8 + 16 + 16 + 6 + 8);
      skip(8L * (read(4) + 1));
      return;
    }
    int[] classOf = new int[read(5)];
    int classes = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = read(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    int[] points = new int[classes];
    for (int i = 0; i < classes; i++) {
      points[i] = read(3) + 1;
      int subclassBits = read(2);
      skip((subclassBits > 0 ? 8 : 0) + (8L << subclassBits));
    }
    skip(2);
    int width = read(4);
    for (int c : classOf) {
      skip((long) points[c] * width);
    }
  }

  private void residue() {
    require(read(16) <= 2);
    int begin = read(24);
    int end = read(24);
    require(begin <= end && end <= MOST_LINES);
    skip(24);
    int classes = read(6) + 1;
    int book = read(8);
    // JOrbis makes a table of as many rows as classes to the power of dimensions
    require(book < entries.length && !exceeds(classes, dimensions[book], entries[book]));
    int books = 0;
    for (int i = 0; i < classes; i++) {
      books += Integer.bitCount(read(3));
      if (read(1) == 1) {
        books += Integer.bitCount(read(5));
      }
    }
    skip(8L * books);
  }

  private void mapping() {
    require(read(16) == 0);
    int submaps = read(1) == 1 ? read(4) + 1 : 1;
    int steps = read(1) == 1 ? read(8) + 1 : 0;
    int width = width(channels - 1);
    for (int i = 0; i < steps; i++) {
      int magnitude = read(width);
      int angle = read(width);
      require(magnitude != angle && Math.max(magnitude, angle) < channels);
    }
    require(read(2) == 0);
    if (submaps > 1) {
      skip(4L * channels);
      copyTo(at);
      padded.addZeros(4 * (paddedChannels - channels));
    }
    skip(24L * submaps);
  }

  private void copyTo(int end) {
    for (; copied < end; copied++) {
      padded.add(packet[copied >> 3] >> (copied & 7) & 1);
    }
  }

  /** Bits in Vorbis's order, the lowest of each byte first. */
  private static final class BitString {
    private final BitSet bits = new BitSet();
    private int length;

    void add(int bit) {
      bits.set(length++, bit == 1);
    }

    void addZeros(int count) {
      length += count;
    }

    byte[] toBytes() {
      return Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
    }
  }
}
