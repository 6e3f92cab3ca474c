package org.sordino.audio;

import java.io.IOException;
import java.util.Arrays;

/** Decodes the samples of one channel in one FLAC frame (RFC 9639, 9.2). */
final class FlacSubframe {
  private static final int CONSTANT = 0;
  private static final int VERBATIM = 1;
  private static final int FIXED = 8;
  private static final int MOST_FIXED = 4;
  private static final int LINEAR = 32;

  /** Predictors without coefficients of their own: the polynomials through the last samples. */
  private static final long[][] POLYNOMIALS = {
    {}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1},
  };

  private final FlacBits bits;

  FlacSubframe(FlacBits bits) {
    this.bits = bits;
  }

  /**
   * Reads {@code count} samples of {@code width} bits into the front of {@code samples}.
   *
   * @throws IllegalArgumentException if the subframe is damaged
   */
  void read(long[] samples, int count, int width) throws IOException {
    require(bits.read(1) == 0);
    int type = (int) bits.read(6);
    int wasted = bits.read(1) == 0 ? 0 : bits.readUnary() + 1;
    int stored = width - wasted;
    require(stored > 0);
    if (type == CONSTANT) {
      Arrays.fill(samples, 0, count, bits.readSigned(stored));
    } else if (type == VERBATIM) {
      readVerbatim(samples, count, stored);
    } else if (type >= LINEAR) {
      readLinear(samples, count, type - LINEAR + 1, stored);
    } else {
      require(type >= FIXED && type <= FIXED + MOST_FIXED);
      readFixed(samples, count, type - FIXED, stored);
    }
    for (int i = 0; wasted > 0 && i < count; i++) {
      samples[i] <<= wasted;
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("damaged FLAC subframe");
    }
  }

  private void readVerbatim(long[] samples, int count, int width) throws IOException {
    for (int i = 0; i < count; i++) {
      samples[i] = bits.readSigned(width);
    }
  }

  private void readFixed(long[] samples, int count, int order, int width) throws IOException {
    readStart(samples, count, order, width);
    readResidual(samples, count, order);
    predict(samples, count, POLYNOMIALS[order], 0);
  }

  private void readLinear(long[] samples, int count, int order, int width) throws IOException {
    readStart(samples, count, order, width);
    int precision = (int) bits.read(4) + 1;
    int shift = (int) bits.readSigned(5);
    require(precision < 16 && shift >= 0);
    long[] coefficients = new long[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = bits.readSigned(precision);
    }
    readResidual(samples, count, order);
    predict(samples, count, coefficients, shift);
  }

  /** The samples that the first prediction needs are stored as they are. */
  private void readStart(long[] samples, int count, int order, int width) throws IOException {
    require(order <= count);
    readVerbatim(samples, order, width);
  }

  /** Reads what the prediction misses, in partitions of Rice codes, each with its parameter. */
  private void readResidual(long[] samples, int count, int order) throws IOException {
    int method = (int) bits.read(2);
    require(method <= 1);
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    int partitions = 1 << bits.read(4);
    int size = count / partitions;
    require(size * partitions == count && size >= order);
    int at = order;
    for (int p = 1; p <= partitions; p++) {
      int parameter = (int) bits.read(parameterBits);
      int end = p * size;
      if (parameter == escape) {
        int width = (int) bits.read(5);
        for (; at < end; at++) {
          samples[at] = bits.readSigned(width);
        }
      } else {
        for (; at < end; at++) {
          long folded = (long) bits.readUnary() << parameter | bits.read(parameter);
          samples[at] = folded >>> 1 ^ -(folded & 1);
        }
      }
    }
  }

  /** Adds the prediction from the samples before it, the nearest first, to each residual. */
  private static void predict(long[] samples, int count, long[] coefficients, int shift) {
    for (int i = coefficients.length; i < count; i++) {
      long sum = 0;
      for (int k = 0; k < coefficients.length; k++) {
        sum += coefficients[k] * samples[i - 1 - k];
      }
      samples[i] += sum >> shift;
    }
  }
}
