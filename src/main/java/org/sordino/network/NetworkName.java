package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of a network, and the registry of the families that names come from.
 *
 * @param label the name in options and files
 */
public record NetworkName(String label) {
  private static final List<Family> FAMILIES =
      List.of(
          Family.of("nnet1", Architecture.ofClips(List.of(), Nnet1::new)),
          Family.of("nnet2", Architecture.ofClips(List.of(300, 150), Nnet2::new)),
          new Family("resnet<6n+2>, resnet<9n+2>-bottleneck", ResNet::named),
          new Family("preact-resnet<6n+2>, preact-resnet<9n+2>-bottleneck", PreActResNet::named),
          new Family("wrn-<6n+4>-<k>", WideResNet::named));

  /**
   * Networks that are built alike.
   *
   * @param names how they are called
   * @param find what a name stands for, null if it is not of this family; refuses a name that is
   *     but breaks the family's rule
   */
  private record Family(String names, Function<String, @Nullable Architecture> find) {
    /** A family of one. */
    static Family of(String name, Architecture architecture) {
      return new Family(name, other -> other.equals(name) ? architecture : null);
    }
  }

  /**
   * Refuses a name that stands for no network.
   *
   * @throws IllegalArgumentException in one line, with the valid names or the rule that is broken
   */
  public NetworkName {
    find(label);
  }

  /** The network called {@code label}; see the constructor. */
  public static NetworkName parse(String label) {
    return new NetworkName(label);
  }

  /**
   * A network without values in its parameters; {@link NamedParameters#initialize} gives them.
   *
   * @param settings its name and options
   * @param input the shape of one input, without the batch: channels × time, or channels × height ×
   *     width
   * @param classes number of classes, at least two
   * @return a block from N × input to logits N × classes
   */
  public static Block create(NetworkSettings settings, Shape input, int classes) {
    requireAxes(settings.name(), input.dimension());
    Architecture architecture = find(settings.name());
    if (classes < 2) {
      throw new IllegalArgumentException("classes: expected at least 2, found " + classes);
    }
    Supplier<Network> network = () -> architecture.constructor().create(settings, input, classes);
    return settings.members() == null
        ? network.get()
        : new Ensemble(settings.members(), network, input, classes);
  }

  /**
   * Refuses data that the network called {@code label} is not made for.
   *
   * @param axes how many axes one input has, without the batch
   * @throws IllegalArgumentException if the network expects another number
   */
  public static void requireAxes(String label, int axes) {
    List<String> expected = find(label).input();
    if (axes != expected.size()) {
      throw new IllegalArgumentException(
          "--network: %s expects inputs of %d axes, %s, found data of %d"
              .formatted(label, expected.size(), String.join(" × ", expected), axes));
    }
  }

  /** The initial values of the network's parameters, which {@code seed} decides. */
  public static TensorSource initialValues(NetworkSettings settings, long seed) {
    return find(settings.name()).initialValues().apply(seed);
  }

  /** What the name stands for. */
  Architecture architecture() {
    return find(label);
  }

  private static Architecture find(String label) {
    return FAMILIES.stream()
        .map(family -> family.find().apply(label))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--network: expected one of "
                        + FAMILIES.stream().map(Family::names).collect(Collectors.joining(", "))
                        + ", found "
                        + label));
  }
}
