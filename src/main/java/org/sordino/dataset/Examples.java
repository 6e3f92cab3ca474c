package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labelled inputs of one shape: the clips of songs, or images. To add a data set, implement this.
 */
public interface Examples {
  /** What is decided about by the examples. */
  ItemKind itemKind();

  /** The classes; a label is an index into this list. */
  List<String> classes();

  /** The shape of one input: bins × frames, or channels × height × width. */
  long[] shape();

  /** Number of examples. */
  int size();

  /** The class of example {@code example}. */
  int label(int example);

  /** What is decided about: the song that a clip is from, the name of an image. */
  String item(int example);

  /** The number of the example within its item, from 0: the clip within the song. */
  int clip(int example);

  /** Whether the inputs are other ones in every epoch of a training. */
  default boolean varies() {
    return false;
  }

  /**
   * Puts the input of example {@code example} into {@code target}, row-major, as the network is to
   * see it. Called by one thread at a time, not always the same.
   */
  void read(int example, FloatBuffer target);

  /**
   * These examples as one epoch of a training sees them: augmented, where a data set does that.
   * Their number, shape, labels and names are the same, and {@link #read} of these is never
   * augmented.
   *
   * @param epoch from 1; the same epoch sees the same inputs again, also in another process
   */
  default Examples inEpoch(int epoch) {
    return this;
  }

  /** These examples for a GPU to hold, null if they can only be read one by one. */
  default @Nullable Resident resident() {
    return null;
  }
}
