package org.sordino.dataset;

import java.util.List;

/**
 * Which folders of an image data set train.
 *
 * @param folders {@code train}, of CINIC-10 also {@code train} and {@code valid}
 * @param tenthHeldOut whether {@link ImageDataset#tenthHeldOut() a tenth} of them validates instead
 */
public record TrainParts(List<String> folders, boolean tenthHeldOut) {
  /** The folder that always trains. */
  public static final TrainParts TRAIN = new TrainParts(List.of("train"), false);

  /** The folder that validates unless it trains. */
  static final String VALID = "valid";

  /** Both. */
  static final TrainParts BOTH = new TrainParts(List.of("train", VALID), false);

  private static final String HELD_OUT = " 9/10";

  /** Keeps its own list. */
  public TrainParts {
    folders = List.copyOf(folders);
  }

  /**
   * The parts that {@code text} names: {@code train}, {@code train,valid} or {@code train 9/10}.
   * Whether a data set has such folders shows when it is opened.
   */
  public static TrainParts parse(String text) {
    boolean heldOut = text.endsWith(HELD_OUT);
    String names = heldOut ? text.substring(0, text.length() - HELD_OUT.length()) : text;
    return new TrainParts(List.of(names.split(",", -1)), heldOut);
  }

  /** The same folders, a tenth of which validates. */
  public TrainParts holdingOutATenth() {
    return new TrainParts(folders, true);
  }

  /** The same folders, nothing of them held out. */
  TrainParts whole() {
    return new TrainParts(folders, false);
  }

  /** The folders that validate, as a whole or a tenth; a data set need not have them. */
  public List<String> validating() {
    return tenthHeldOut ? folders : List.of(VALID);
  }

  /** Whether all images of {@code others} train. */
  public boolean trainAllOf(List<String> others) {
    return !tenthHeldOut && folders.containsAll(others);
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return String.join(",", folders) + (tenthHeldOut ? HELD_OUT : "");
  }
}
