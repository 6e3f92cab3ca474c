package org.sordino.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Images as a device holds them: their bytes, and the values that become of them. */
final class ResidentImages implements Resident {
  private static final int SIDE = LabelledImages.SIDE;
  private static final Shape COLUMN = new Shape(-1, 1, 1, 1);

  private final ImageSelection images;
  private final float[][] table;

  /**
   * Of {@code images}.
   *
   * @param table what becomes of each byte in each channel
   */
  ResidentImages(ImageSelection images, float[][] table) {
    this.images = images;
    this.table = table;
  }

  @Override
  public long bytes() {
    return (long) images.size() * LabelledImages.IMAGE_BYTES;
  }

  @Override
  public Held on(NDManager manager) {
    return new Bytes(manager);
  }

  /** All bytes in a row, and what is added up to the places of those that a batch shows. */
  private final class Bytes implements Held {
    private final NDManager manager;
    private final NDArray bytes;
    private final NDArray values;
    private final NDArray imageBytes;
    private final NDArray side;
    private final NDArray first;
    private final NDArray last;
    private final NDArray channelBytes;
    private final NDArray channelValues;
    private final NDArray rows;
    private final NDArray columns;
    private final NDArray mirrored;
    private List<NDArray> cropFlips = List.of();

    Bytes(NDManager manager) {
      this.manager = manager;
      ByteBuffer all = ByteBuffer.allocateDirect(Math.toIntExact(bytes()));
      for (int i = 0; i < images.size(); i++) {
        all.put(images.source().pixels(images.image(i)));
      }
      bytes = manager.create(all.flip(), new Shape(all.limit()), DataType.UINT8);
      values = manager.create(table).flatten();
      imageBytes = manager.create((long) LabelledImages.IMAGE_BYTES);
      side = manager.create((long) SIDE);
      first = manager.create(0L);
      last = manager.create(SIDE - 1L);
      NDArray channels = count(table.length, new Shape(1, -1, 1, 1));
      channelBytes = channels.mul(SIDE * SIDE);
      channelValues = channels.mul(table[0].length);
      rows = count(SIDE, new Shape(1, 1, -1, 1));
      columns = count(SIDE, new Shape(1, 1, 1, -1));
      mirrored = columns.mul(-2).add(SIDE - 1); // what takes a column to its counterpart
    }

    private NDArray count(int end, Shape shape) {
      return manager.arange(0, end, 1, DataType.INT64).reshape(shape);
    }

    @Override
    public void startEpoch(Examples epoch) {
      long[][] shown = ((ImageExamples) epoch).placed();
      cropFlips.forEach(NDArray::close);
      cropFlips = Arrays.stream(shown).map(manager::create).toList();
    }

    @Override
    public NDArray inputs(NDArray numbers, NDManager scope) {
      NDArray row = each(0, numbers, scope).add(rows);
      NDArray column = each(1, numbers, scope).add(columns);
      column = column.add(each(2, numbers, scope).mul(mirrored));
      NDArray nearRow = row.maximum(first).minimum(last);
      NDArray nearColumn = column.maximum(first).minimum(last);
      NDArray place = numbers.reshape(COLUMN).mul(imageBytes).add(channelBytes);
      place = place.add(nearRow.mul(side)).add(nearColumn);
      // Around the image there are zeros.
      NDArray there = row.eq(nearRow).logicalAnd(column.eq(nearColumn));
      NDArray pixels = bytes.take(scope, place).mul(there);
      return values.take(scope, pixels.toType(DataType.INT64, false).add(channelValues));
    }

    private NDArray each(int number, NDArray numbers, NDManager scope) {
      return cropFlips.get(number).take(scope, numbers).reshape(COLUMN);
    }
  }
}
