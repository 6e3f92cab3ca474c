package org.sordino.spectrogram;

/**
 * IEEE 754 half precision (binary16), which Java 17 does not convert. A spectrogram in half
 * precision takes half the disk and memory; its rounding (one part in 2,048) is far below what
 * moves a decision.
 */
final class HalfPrecision {
  private HalfPrecision() {}

  /** The value of each of the 65,536 halves; reading by table is faster than by arithmetic. */
  private static final class Table {
    static final float[] VALUES = new float[1 << 16];

    static {
      for (int half = 0; half < VALUES.length; half++) {
        VALUES[half] = decode(half);
      }
    }
  }

  /** The value of each half by its bits, to be read only. */
  static float[] values() {
    return Table.VALUES;
  }

  /** The value of {@code half}. */
  static float toFloat(short half) {
    return Table.VALUES[half & 0xffff];
  }

  /** The half nearest to {@code value}, ties to even; overflows become infinite. */
  static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude >= 0x47800000) { // 65,536 and above, infinite, not a number
      return (short) (sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00));
    }
    if (magnitude < 0x38800000) { // below 2^-14: subnormal, in units of 2^-24
      return (short) (sign | (int) Math.rint(Float.intBitsToFloat(magnitude) * 0x1p24));
    }
    // Rebias the exponent, then round the 13 lost bits to nearest even; a carry into the exponent
    // is the right answer, up to infinity.
    int rebiased = magnitude - 0x38000000;
    return (short) (sign | ((rebiased + 0xfff + ((rebiased >>> 13) & 1)) >>> 13));
  }

  private static float decode(int half) {
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
        };
    return half < 0x8000 ? magnitude : -magnitude;
  }
}
