package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Images as a network sees them: 3 × 32 × 32, normalised, in training also augmented. */
final class ImageExamples implements Examples {
  private static final int SIDE = LabelledImages.SIDE;

  private final List<String> classes;
  private final ImageSelection images;
  private final float[][] table;
  private final @Nullable Long seed;
  private final IntFunction<CropFlip> cropFlips;

  private ImageExamples(
      List<String> classes,
      ImageSelection images,
      float[][] table,
      @Nullable Long seed,
      IntFunction<CropFlip> cropFlips) {
    this.classes = classes;
    this.images = images;
    this.table = table;
    this.seed = seed;
    this.cropFlips = cropFlips;
  }

  /** Images that are the same in every epoch. */
  static ImageExamples plain(
      List<String> classes, ImageSelection images, ImageNormalisation normalisation) {
    return new ImageExamples(
        List.copyOf(classes), images, normalisation.table(), null, image -> CropFlip.PLAIN);
  }

  /**
   * The same images, in every epoch mirrored and cut out as {@code seed}, the epoch and the image
   * decide; see {@link CropFlip}.
   */
  ImageExamples augmented(long seed) {
    return new ImageExamples(classes, images, table, seed, cropFlips);
  }

  @Override
  public Examples inEpoch(int epoch) {
    Long seed = this.seed;
    return seed == null
        ? this
        : new ImageExamples(
            classes, images, table, seed, image -> CropFlip.random(seed, epoch, image));
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.IMAGE;
  }

  @Override
  public boolean varies() {
    return seed != null;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public long[] shape() {
    return new long[] {LabelledImages.CHANNELS, SIDE, SIDE};
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int label(int example) {
    return images.source().label(images.image(example));
  }

  @Override
  public String item(int example) {
    return images.source().name(images.image(example));
  }

  @Override
  public int clip(int example) {
    return 0;
  }

  @Override
  public Resident resident() {
    return new ResidentImages(images, table);
  }

  /**
   * Where the first row and the first column of every example are in its image, below 0 in the
   * zeros around it, and whether it is mirrored, 1 or 0: 3 × N.
   */
  long[][] placed() {
    long[][] placed = new long[3][size()];
    for (int example = 0; example < size(); example++) {
      CropFlip cropFlip = cropFlips.apply(images.image(example));
      placed[0][example] = (long) cropFlip.top() - CropFlip.PADDING;
      placed[1][example] = (long) cropFlip.left() - CropFlip.PADDING;
      placed[2][example] = cropFlip.mirrored() ? 1 : 0;
    }
    return placed;
  }

  @Override
  public void read(int example, FloatBuffer target) {
    int image = images.image(example);
    CropFlip cropFlip = cropFlips.apply(image);
    byte[] pixels = images.source().pixels(image);
    float[] row = new float[SIDE];
    for (int channel = 0; channel < table.length; channel++) {
      int start = channel * LabelledImages.CHANNEL_BYTES;
      for (int y = 0; y < SIDE; y++) {
        int from = y + cropFlip.top() - CropFlip.PADDING;
        if (from < 0 || from >= SIDE) {
          Arrays.fill(row, table[channel][0]);
        } else {
          fill(row, pixels, start + from * SIDE, cropFlip, table[channel]);
        }
        target.put(row);
      }
    }
  }

  /** One row of one channel, whose bytes begin at {@code start}. */
  private static void fill(
      float[] row, byte[] pixels, int start, CropFlip cropFlip, float[] values) {
    int shift = cropFlip.left() - CropFlip.PADDING;
    for (int x = 0; x < SIDE; x++) {
      int from = (cropFlip.mirrored() ? SIDE - 1 - x : x) + shift;
      row[x] = from < 0 || from >= SIDE ? values[0] : values[pixels[start + from] & 0xff];
    }
  }
}
