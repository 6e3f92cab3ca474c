package org.sordino.dataset;

import java.util.List;
import java.util.stream.Stream;
import org.sordino.file.Labels;

/** The registry of data sets, of songs and of images. */
public sealed interface DatasetName permits SongDatasetName, ImageDatasetName {
  /** Its name in options and files. */
  String label();

  /** What it is of. */
  ItemKind itemKind();

  /**
   * The data set called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  static DatasetName parse(String label) {
    List<DatasetName> all =
        Stream.<DatasetName>concat(
                Stream.of(SongDatasetName.values()), Stream.of(ImageDatasetName.values()))
            .toList();
    return Labels.find("--dataset", label, all, DatasetName::label);
  }
}
