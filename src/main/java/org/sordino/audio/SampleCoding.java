package org.sordino.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one uncompressed sample is stored, and how it becomes a float in [-1, 1]. */
enum SampleCoding {
  UNSIGNED_8(1),
  SIGNED_8(1),
  INTEGER_16(2),
  INTEGER_24(3),
  INTEGER_32(4),
  FLOAT_32(4),
  FLOAT_64(8),
  MU_LAW(1),
  A_LAW(1);

  private static final float SCALE_8 = 1f / (1 << 7);
  private static final float SCALE_16 = 1f / (1 << 15);
  private static final float SCALE_32 = 1f / (1L << 31);
  private static final float[] MU_LAW_VALUES = table(SampleCoding::muLaw);
  private static final float[] A_LAW_VALUES = table(SampleCoding::aLaw);

  private final int bytes;

  SampleCoding(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  int bytes() {
    return bytes;
  }

  /** Decodes {@code count} samples from {@code in}, in its byte order, into {@code out}. */
  void decode(ByteBuffer in, int count, float[] out) {
    switch (this) {
      case UNSIGNED_8 -> {
        for (int i = 0; i < count; i++) {
          out[i] = ((in.get(i) & 0xFF) - 128) * SCALE_8;
        }
      }
      case SIGNED_8 -> {
        for (int i = 0; i < count; i++) {
          out[i] = in.get(i) * SCALE_8;
        }
      }
      case INTEGER_16 -> { // most songs are stored so: got at once
        short[] integers = new short[count];
        in.asShortBuffer().get(0, integers);
        scale16(integers, out);
      }
      case INTEGER_24 -> decode24(in, count, out);
      case INTEGER_32 -> {
        for (int i = 0; i < count; i++) {
          out[i] = in.getInt(4 * i) * SCALE_32;
        }
      }
      case FLOAT_32 -> {
        for (int i = 0; i < count; i++) {
          out[i] = in.getFloat(4 * i);
        }
      }
      case FLOAT_64 -> {
        for (int i = 0; i < count; i++) {
          out[i] = (float) in.getDouble(8 * i);
        }
      }
      case MU_LAW -> lookUp(in, count, MU_LAW_VALUES, out);
      case A_LAW -> lookUp(in, count, A_LAW_VALUES, out);
    }
  }

  /** By itself: a loop of few lines is compiled sooner. */
  private static void scale16(short[] integers, float[] out) {
    for (int i = 0; i < integers.length; i++) {
      out[i] = integers[i] * SCALE_16;
    }
  }

  private static void decode24(ByteBuffer in, int count, float[] out) {
    boolean little = in.order() == ByteOrder.LITTLE_ENDIAN;
    int low = little ? 0 : 2;
    int high = little ? 2 : 0;
    for (int i = 0; i < count; i++) {
      int at = 3 * i;
      int value =
          in.get(at + high) << 24 | (in.get(at + 1) & 0xFF) << 16 | (in.get(at + low) & 0xFF) << 8;
      out[i] = value * SCALE_32;
    }
  }

  private static void lookUp(ByteBuffer in, int count, float[] values, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = values[in.get(i) & 0xFF];
    }
  }

  private interface Expansion {
    int linear(int code);
  }

  private static float[] table(Expansion expansion) {
    float[] values = new float[256];
    for (int code = 0; code < values.length; code++) {
      values[code] = expansion.linear(code) * SCALE_16;
    }
    return values;
  }

  /** ITU-T G.711, mu-law: 14 bits, here on the scale of 16. */
  private static int muLaw(int code) {
    int inverted = ~code & 0xFF;
    int exponent = inverted >> 4 & 7;
    int magnitude = ((((inverted & 0xF) << 3) + 0x84) << exponent) - 0x84;
    return inverted >= 0x80 ? -magnitude : magnitude;
  }

  /** ITU-T G.711, A-law: 13 bits, here on the scale of 16. */
  private static int aLaw(int code) {
    int inverted = code ^ 0x55;
    int exponent = inverted >> 4 & 7;
    int mantissa = ((inverted & 0xF) << 4) + 8;
    int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
    return inverted >= 0x80 ? magnitude : -magnitude;
  }
}
