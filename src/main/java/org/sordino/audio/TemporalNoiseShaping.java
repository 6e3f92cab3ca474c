package org.sordino.audio;

import java.util.ArrayList;
import java.util.List;
import net.sourceforge.jaad.aac.AACException;
import net.sourceforge.jaad.aac.SampleRate;
import net.sourceforge.jaad.aac.syntax.BitStream;
import net.sourceforge.jaad.aac.syntax.ICSInfo;
import net.sourceforge.jaad.aac.syntax.ICStream;
import net.sourceforge.jaad.aac.tools.TNS;

/**
 * Temporal noise shaping of AAC (ISO/IEC 14496-3, 4.6.9): filters along the frequencies, which give
 * a frame's noise the shape of its sound in time. JAAD reads their settings and leaves them out.
 * Not for long-term prediction, which would need the inverse filters.
 */
final class TemporalNoiseShaping extends TNS {
  private static final int MOST_COEFFICIENTS = 20;
  private static final int WINDOW = 128;

  /**
   * An all-pole filter of some scale factor bands.
   *
   * @param window of the frame, from 0
   * @param bands how many it is of, from the end of the filter before downwards
   * @param downwards whether it runs from high frequencies to low ones
   * @param coefficients of the outputs before; empty if nothing is filtered
   */
  private record Filter(int window, int bands, boolean downwards, double[] coefficients) {}

  private final List<Filter> filters = new ArrayList<>();

  @Override
  public void decode(BitStream in, ICSInfo info) {
    filters.clear();
    boolean brief = info.isEightShortFrame();
    for (int window = 0; window < info.getWindowCount(); window++) {
      int count = in.readBits(brief ? 1 : 2);
      int resolution = count > 0 ? 3 + in.readBit() : 0;
      for (int i = 0; i < count; i++) {
        int bands = in.readBits(brief ? 4 : 6);
        int order = in.readBits(brief ? 3 : 5);
        if (order > MOST_COEFFICIENTS) {
          throw new AACException("a noise shaping filter of order " + order);
        }
        boolean downwards = order > 0 && in.readBool();
        filters.add(new Filter(window, bands, downwards, coefficients(in, order, resolution)));
      }
    }
  }

  /**
   * Reads reflection coefficients, and makes those of the direct form of them by Levinson's step.
   */
  private static double[] coefficients(BitStream in, int order, int resolution) {
    double[] direct = new double[order];
    int bits = order > 0 ? resolution - in.readBit() : 0;
    for (int m = 0; m < order; m++) {
      double reflection = reflection(in.readBits(bits), bits, resolution);
      double[] before = direct.clone();
      for (int i = 0; i < m; i++) {
        direct[i] = before[i] + reflection * before[m - 1 - i];
      }
      direct[m] = reflection;
    }
    return direct;
  }

  /** The sine that {@code code} stands for: steps of equal angles, a little finer above zero. */
  private static double reflection(int code, int bits, int resolution) {
    int signed = code >= 1 << (bits - 1) ? code - (1 << bits) : code;
    double steps = (1 << (resolution - 1)) + (signed < 0 ? 0.5 : -0.5);
    return Math.sin(signed * Math.PI / 2 / steps);
  }

  /**
   * Filters {@code spectrum} in place.
   *
   * @param inverse what is left out
   */
  @Override
  public void process(ICStream stream, float[] spectrum, SampleRate rate, boolean inverse) {
    if (inverse) {
      return;
    }
    ICSInfo info = stream.getInfo();
    boolean brief = info.isEightShortFrame();
    int limit = Math.min(rate.getNominal().getMaximalTNS_SFB(brief), info.getMaxSFB());
    int[] offsets = info.getSWBOffsets();
    int window = -1;
    int top = 0;
    for (Filter filter : filters) {
      top = filter.window() == window ? top : info.getSWBCount();
      window = filter.window();
      int bottom = Math.max(0, top - filter.bands());
      int from = WINDOW * window + offsets[Math.min(bottom, limit)];
      int to = WINDOW * window + offsets[Math.min(top, limit)];
      apply(filter, spectrum, from, to);
      top = bottom;
    }
  }

  private static void apply(Filter filter, float[] spectrum, int from, int to) {
    int step = filter.downwards() ? -1 : 1;
    int first = filter.downwards() ? to - 1 : from;
    double[] coefficients = filter.coefficients();
    for (int n = 0; n < to - from; n++) {
      double sum = spectrum[first + step * n];
      for (int k = 1; k <= Math.min(n, coefficients.length); k++) {
        sum -= coefficients[k - 1] * spectrum[first + step * (n - k)];
      }
      spectrum[first + step * n] = (float) sum;
    }
  }
}
