package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a network stands for.
 *
 * @param input what the axes of one input are
 * @param options the options that it takes
 * @param head its hidden linear layers unless another head is asked for
 * @param shortcut its shortcut unless another one is asked for, null if there is no choice
 * @param constructor builds it
 * @param initialValues its initial weights, by their seed
 */
record Architecture(
    List<String> input,
    Set<NetworkOption> options,
    List<Integer> head,
    @Nullable Shortcut shortcut,
    Constructor constructor,
    LongFunction<TensorSource> initialValues) {

  /** Builds a network. */
  interface Constructor {
    /**
     * A network without values in its parameters.
     *
     * @param settings its options, all of them known to be taken
     * @param input the shape of one input, known to have the right number of axes
     * @param classes number of classes
     */
    Network create(NetworkSettings settings, Shape input, int classes);
  }

  /** A network for spectrogram clips. */
  static Architecture ofClips(List<Integer> head, Constructor constructor) {
    return new Architecture(
        List.of("channels", "time"),
        Set.of(NetworkOption.HEAD, NetworkOption.BATCH_NORM, NetworkOption.DROPOUT),
        head,
        null,
        constructor,
        UniformFanIn::new);
  }

  /** A network for images. */
  static Architecture ofImages(
      Set<NetworkOption> options, @Nullable Shortcut shortcut, Constructor constructor) {
    return new Architecture(
        List.of("channels", "height", "width"),
        options,
        List.of(),
        shortcut,
        constructor,
        HeNormal::new);
  }

  /**
   * Refuses {@code option} unless it is taken.
   *
   * @throws IllegalArgumentException naming the option and those that {@code name} takes
   */
  void accept(NetworkOption option, String name) {
    if (!options.contains(option)) {
      throw new IllegalArgumentException(
          "%s: --network %s takes only %s"
              .formatted(
                  option.label(),
                  name,
                  options.stream()
                      .map(NetworkOption::label)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
  }
}
