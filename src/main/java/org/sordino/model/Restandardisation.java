package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Converts inputs standardised with one set of statistics to another set: for a teacher that sees
 * what its student sees.
 *
 * @param mean per channel
 * @param deviation per channel
 */
record Restandardisation(double[] mean, double[] deviation) {
  /**
   * Inputs as these statistics have them.
   *
   * @param other what {@code inputs} are standardised by
   * @param inputs N × channels × …
   */
  NDArray of(Restandardisation other, NDArray inputs) {
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    for (int channel = 0; channel < mean.length; channel++) {
      scale[channel] = (float) (other.deviation[channel] / deviation[channel]);
      shift[channel] = (float) ((other.mean[channel] - mean[channel]) / deviation[channel]);
    }
    long[] each = new long[inputs.getShape().dimension()];
    Arrays.fill(each, 1);
    each[1] = mean.length;
    return inputs
        .mul(inputs.getManager().create(scale, new Shape(each)))
        .add(inputs.getManager().create(shift, new Shape(each)));
  }
}
