package org.sordino.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;

/**
 * A spectrogram as an image: time to the right, low frequencies at the bottom, brighter where it is
 * louder.
 *
 * @param pixels an index into {@link ColourMap} each
 */
record SpectrogramImage(BufferedImage pixels) {
  /** How far below the loudest value the darkest colour lies. */
  static final double RANGE_DECIBEL = 80;

  /** What is fainter is silence, however faint the loudest value is. */
  private static final double SILENCE = 1e-4;

  private static final int MOST_ROWS = 257;

  /**
   * Draws {@code spectrogram}. Of values that share a pixel the highest shows.
   *
   * @param scale of its values
   * @param mostColumns the image is no wider than this, however long the song is
   */
  static SpectrogramImage of(Spectrogram spectrogram, Scale scale, int mostColumns) {
    int columns = Math.min(mostColumns, spectrogram.frames());
    int rows = Math.min(MOST_ROWS, spectrogram.bins());
    float[][] highest = new float[rows][columns];
    for (float[] row : highest) {
      Arrays.fill(row, Float.NEGATIVE_INFINITY);
    }
    float loudest = Float.NEGATIVE_INFINITY;
    for (int bin = 0; bin < spectrogram.bins(); bin++) {
      float[] row = highest[bin * rows / spectrogram.bins()];
      for (int frame = 0; frame < spectrogram.frames(); frame++) {
        int column = (int) ((long) frame * columns / spectrogram.frames());
        float value = spectrogram.value(bin, frame);
        row[column] = Math.max(row[column], value);
        loudest = Math.max(loudest, value);
      }
    }
    double most = decibel(scale.magnitude(loudest));
    BufferedImage pixels =
        new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_INDEXED, ColourMap.palette());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double magnitude = scale.magnitude(highest[row][column]);
        int level =
            magnitude > SILENCE
                ? ColourMap.index(decibel(magnitude), most - RANGE_DECIBEL, most)
                : 0;
        pixels.getRaster().setSample(column, rows - 1 - row, 0, level);
      }
    }
    return new SpectrogramImage(pixels);
  }

  private static double decibel(double magnitude) {
    return 20 * Math.log10(magnitude);
  }

  /** The image as a PNG file. */
  byte[] png() throws IOException {
    return Png.of(pixels);
  }
}
