package org.sordino.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The records of one file of CIFAR's binary version. Memory is taken as they come, because the size
 * that an archive declares may be a lie.
 */
final class CifarRecords {
  /** Twice what CIFAR-100's largest file holds. */
  static final int MOST = 100_000;

  private final List<byte[]> images = new ArrayList<>();
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

  private CifarRecords() {}

  /**
   * Reads all records of {@code in}.
   *
   * @param source what the messages call the file
   * @param size its size in bytes as declared
   * @throws ImageException if that is no whole number of records or not what {@code in} delivers,
   *     or a label is out of range
   */
  static CifarRecords read(String source, long size, InputStream in, CifarFormat format)
      throws IOException {
    int bytes = format.recordBytes();
    if (size <= 0 || size % bytes != 0 || size / bytes > MOST) {
      throw new ImageException(
          source,
          "1 to %d images of %d bytes each".formatted(MOST, bytes),
          size + " bytes" + (size % bytes == 0 ? "" : ", no multiple of that"));
    }
    CifarRecords records = new CifarRecords();
    byte[] record = new byte[bytes];
    for (int image = 0; image < size / bytes; image++) {
      int found = in.readNBytes(record, 0, bytes);
      if (found < bytes) {
        throw new ImageException(
            source, size + " bytes", (long) image * bytes + found + " before its end");
      }
      records.add(source, record, format.labels());
    }
    return records;
  }

  private void add(String source, byte[] record, List<Integer> limits) throws ImageException {
    for (int i = 0; i < limits.size(); i++) {
      int label = record[i] & 0xff;
      if (label >= limits.get(i)) {
        throw new ImageException(
            source, "labels below " + limits.get(i), label + " at image " + images.size());
      }
    }
    images.add(Arrays.copyOfRange(record, limits.size(), record.length));
    labels.write(record[limits.size() - 1]);
  }

  /**
   * The images of {@code files}, one file after the other.
   *
   * @param part what their names begin with: {@code test/00042}
   */
  static LabelledImages join(List<CifarRecords> files, String part) {
    List<byte[]> images = new ArrayList<>();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (CifarRecords file : files) {
      images.addAll(file.images);
      labels.writeBytes(file.labels.toByteArray());
    }
    return new LabelledImages(
        images, labels.toByteArray(), i -> String.format(Locale.ROOT, "%s/%05d", part, i));
  }
}
