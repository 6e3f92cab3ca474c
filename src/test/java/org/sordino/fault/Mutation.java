package org.sordino.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** The ways in which a file is damaged. */
enum Mutation {
  /** 1 to 64 bits turned over, few more often than many. */
  BIT_FLIPS {
    @Override
    byte[] damaged(byte[] content, Random random) {
      byte[] damaged = content.clone();
      for (int i = 1 << random.nextInt(7); i > 0; i--) {
        damaged[place(content, random)] ^= (byte) (1 << random.nextInt(8));
      }
      return damaged;
    }
  },
  /** The end is missing. */
  CUT {
    @Override
    byte[] damaged(byte[] content, Random random) {
      return Arrays.copyOf(content, place(content, random));
    }
  },
  /** A piece is missing. */
  GAP {
    @Override
    byte[] damaged(byte[] content, Random random) {
      int from = place(content, random);
      int to = Math.min(content.length, from + length(random));
      return joined(Arrays.copyOf(content, from), Arrays.copyOfRange(content, to, content.length));
    }
  },
  /** Something foreign was put in: zeros, ones, noise or another piece of the same file. */
  INSERTION {
    @Override
    byte[] damaged(byte[] content, Random random) {
      byte[] inserted = new byte[length(random)];
      switch (random.nextInt(4)) {
        case 0 -> Arrays.fill(inserted, (byte) 0xFF);
        case 1 -> random.nextBytes(inserted);
        case 2 -> {
          int from = place(content, random);
          inserted = Arrays.copyOfRange(content, from, from + inserted.length); // zeros behind it
        }
        default -> {}
      }
      int at = place(content, random);
      return joined(
          Arrays.copyOf(content, at), inserted, Arrays.copyOfRange(content, at, content.length));
    }
  },
  /** A piece became noise. */
  NOISE {
    @Override
    byte[] damaged(byte[] content, Random random) {
      byte[] damaged = content.clone();
      byte[] noise = new byte[length(random)];
      random.nextBytes(noise);
      int at = place(content, random);
      System.arraycopy(noise, 0, damaged, at, Math.min(noise.length, content.length - at));
      return damaged;
    }
  },
  /** Numbers as a lying header has them: 0, the greatest, the least, nearly the file's size. */
  ABSURD_NUMBERS {
    @Override
    byte[] damaged(byte[] content, Random random) {
      byte[] damaged = content.clone();
      for (int i = 1 << random.nextInt(3); i > 0; i--) {
        long[] numbers = {
          0,
          1,
          -1,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          Long.MIN_VALUE,
          Integer.MIN_VALUE,
          0xFFFF,
          0x8000,
          0x7FFF,
          content.length,
          content.length + 1L,
          content.length - 1L,
          random.nextLong()
        };
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer number = ByteBuffer.allocate(8).order(order);
        number.putLong(0, numbers[random.nextInt(numbers.length)]);
        int bytes = 1 << random.nextInt(4);
        int lowest = order == ByteOrder.BIG_ENDIAN ? 8 - bytes : 0;
        int at = place(content, random);
        number.get(lowest, damaged, at, Math.min(bytes, content.length - at));
      }
      return damaged;
    }
  };

  /** Many formats keep what matters here. */
  private static final int HEADER = 512;

  private static final int LONGEST_PIECE = 1 << 12;

  /** A damaged copy of {@code content}, which has at least one byte. */
  abstract byte[] damaged(byte[] content, Random random);

  /** One way, at times two or three one after the other. */
  static byte[] several(byte[] content, Random random) {
    byte[] damaged = content;
    int times = random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(2);
    for (int i = 0; i < times && damaged.length > 0; i++) {
      damaged = values()[random.nextInt(values().length)].damaged(damaged, random);
    }
    return damaged;
  }

  /** A third of the places lies near the start, and a third in the later half. */
  private static int place(byte[] content, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(Math.min(HEADER, content.length));
      case 1 -> random.nextInt(content.length);
      default -> content.length / 2 + random.nextInt((content.length + 1) / 2);
    };
  }

  private static int length(Random random) {
    return 1
        + random.nextInt(1 << random.nextInt(Integer.numberOfTrailingZeros(LONGEST_PIECE) + 1));
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
