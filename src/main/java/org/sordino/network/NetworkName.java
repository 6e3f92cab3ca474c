package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The registry of networks. */
public enum NetworkName {
  /** {@link Nnet1}. */
  NNET1(List.of()) {
    @Override
    Block create(NetworkSettings settings, long channels, int classes) {
      return new Nnet1(settings, channels, classes);
    }
  },
  /** {@link Nnet2}. */
  NNET2(List.of(300, 150)) {
    @Override
    Block create(NetworkSettings settings, long channels, int classes) {
      return new Nnet2(settings, channels, classes);
    }
  };

  private final List<Integer> head;

  NetworkName(List<Integer> head) {
    this.head = head;
  }

  abstract Block create(NetworkSettings settings, long channels, int classes);

  /** Units of its hidden linear layers unless another head is asked for. */
  public List<Integer> head() {
    return head;
  }

  /** Its name in options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A network without values in its parameters; {@link NamedParameters#initialize} gives them.
   *
   * @param settings its name and options
   * @param input the shape of one input, without the batch: channels × time
   * @param classes number of classes, at least two
   * @return a block from N × channels × time to logits N × classes
   */
  public static Block create(NetworkSettings settings, Shape input, int classes) {
    if (input.dimension() != 2) {
      throw new IllegalArgumentException(
          "--network: %s expects inputs of channels × time, found %s"
              .formatted(settings.name(), input));
    }
    if (classes < 2) {
      throw new IllegalArgumentException("classes: expected at least 2, found " + classes);
    }
    return parse(settings.name()).create(settings, input.get(0), classes);
  }

  /**
   * The network called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  public static NetworkName parse(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--network: expected one of "
                        + Arrays.stream(values())
                            .map(NetworkName::label)
                            .collect(Collectors.joining(", "))
                        + ", found "
                        + label));
  }
}
