package org.sordino.report;

import java.awt.image.IndexColorModel;

/**
 * 256 colours from dark to light for a quantity, through violet and orange: their luminance rises
 * all the way, so that they keep their order in grey and for colour-blind readers.
 */
final class ColourMap {
  static final int COLOURS = 256;

  /** Red, green and blue at equal distances; straight lines between. */
  private static final int[][] ANCHORS = {
    {10, 8, 36}, {70, 20, 110}, {160, 40, 115}, {225, 85, 70}, {250, 165, 60}, {252, 250, 190}
  };

  private ColourMap() {}

  /** Red, green and blue of colour {@code index}, 0 to 255. */
  static int[] rgb(int index) {
    double place = (double) index * (ANCHORS.length - 1) / (COLOURS - 1);
    int below = Math.min((int) place, ANCHORS.length - 2);
    int[] rgb = new int[3];
    for (int c = 0; c < rgb.length; c++) {
      int from = ANCHORS[below][c];
      rgb[c] = (int) Math.round(from + (place - below) * (ANCHORS[below + 1][c] - from));
    }
    return rgb;
  }

  /** The colour of {@code value} on a scale from {@code least} to {@code most}, ends included. */
  static int index(double value, double least, double most) {
    double place = (value - least) / (most - least) * (COLOURS - 1);
    return (int) Math.round(Math.max(0, Math.min(COLOURS - 1, place)));
  }

  /** The colours as the palette of an image. */
  static IndexColorModel palette() {
    byte[][] channels = new byte[3][COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      int[] rgb = rgb(i);
      for (int c = 0; c < rgb.length; c++) {
        channels[c][i] = (byte) rgb[c];
      }
    }
    return new IndexColorModel(8, COLOURS, channels[0], channels[1], channels[2]);
  }
}
