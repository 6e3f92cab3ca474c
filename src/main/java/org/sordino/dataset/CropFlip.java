package org.sordino.dataset;

/**
 * How an image is shown: cut out of the image with 4 pixels of zeros around it, and perhaps
 * mirrored; the usual augmentation of CIFAR (He, Zhang, Ren and Sun, "Deep Residual Learning for
 * Image Recognition", CVPR 2016, 4.2).
 *
 * <p>The zeros are black pixels, put around the image before it is normalised, as torchvision's
 * RandomCrop does it; a network sees them as (0 − mean) / deviation. Zeros put around the
 * normalised image, as other programs have it, would be pixels of the mean colour.
 *
 * @param top the row of the padded image, 0 to 8, that becomes the first one
 * @param left the column, 0 to 8, likewise
 * @param mirrored whether left and right are exchanged afterwards
 */
record CropFlip(int top, int left, boolean mirrored) {
  static final int PADDING = 4;

  /** The image itself. */
  static final CropFlip PLAIN = new CropFlip(PADDING, PADDING, false);

  private static final int OFFSETS = 2 * PADDING + 1;

  /**
   * A random crop and flip, each offset and either side equally likely. It depends on the three
   * numbers and nothing else, so that neither the order of reading nor a resumed run changes it.
   */
  static CropFlip random(long seed, int epoch, int image) {
    SplitMix64 random = SplitMix64.of(seed, epoch, image);
    return new CropFlip(random.nextInt(OFFSETS), random.nextInt(OFFSETS), random.bernoulli(0.5));
  }
}
