package org.sordino.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;

/**
 * All that the rest of a training depends on, after an epoch: the weights and the optimizer's
 * velocities of each network. Order, augmentation, the engine's random numbers and the learning
 * rate follow from the seed and the epoch's number.
 *
 * @param epoch epochs done
 * @param peers the state of each network; one unless peers or the members of an ensemble are
 *     trained
 */
public record Checkpoint(int epoch, List<State> peers) {
  private static final String EPOCH = "epoch";
  private static final String PEERS = "peers";
  private static final String WEIGHTS = "weights.";
  private static final String VELOCITIES = "velocities.";

  /**
   * The state of one peer.
   *
   * @param weights the parameters' values
   * @param velocities the optimizer's velocities
   */
  public record State(NamedTensors weights, NamedTensors velocities) {}

  /** Keeps its own list. */
  public Checkpoint {
    peers = List.copyOf(peers);
  }

  /** Writes the state after {@code epoch} epochs, whole or not at all. */
  public static void write(Path file, int epoch, List<Peer> peers) throws IOException {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < peers.size(); i++) {
      String peer = i + ".";
      NamedTensors.valuesOf(peers.get(i).block())
          .forEach((name, tensor) -> tensors.put(peer + WEIGHTS + name, tensor));
      peers
          .get(i)
          .sgd()
          .velocities()
          .forEach((name, tensor) -> tensors.put(peer + VELOCITIES + name, tensor));
    }
    Map<String, String> metadata =
        new LinkedHashMap<>(); // Map.of has another order in each process
    metadata.put(EPOCH, Integer.toString(epoch));
    metadata.put(PEERS, Integer.toString(peers.size()));
    new SafeTensors(metadata, tensors).write(file);
  }

  /**
   * Reads a state.
   *
   * @throws IOException in one line naming the file if it cannot be read
   */
  public static Checkpoint read(Path file) throws IOException {
    SafeTensors content = SafeTensors.read(file);
    int count = number(PEERS, content, file);
    List<State> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (under(i + ".", content).isEmpty()) {
        throw new IOException(
            "%s: expected the state of %d peers, found %d".formatted(file, count, i));
      }
      peers.add(
          new State(
              NamedTensors.of(file, under(i + "." + WEIGHTS, content)),
              NamedTensors.of(file, under(i + "." + VELOCITIES, content))));
    }
    return new Checkpoint(number(EPOCH, content, file), peers);
  }

  /**
   * Refuses a state of more or fewer networks than are trained.
   *
   * @param networks how many are trained
   * @param file what it was read from
   * @throws IOException in one line naming the file if it holds another number
   */
  public void requireNetworks(int networks, Path file) throws IOException {
    if (peers.size() != networks) {
      throw new IOException(
          "%s: expected the state of %d networks, found %d"
              .formatted(file, networks, peers.size()));
    }
  }

  private static int number(String key, SafeTensors content, Path file) throws IOException {
    String text = content.metadata().getOrDefault(key, "none");
    if (!text.matches("\\d{1,9}")) {
      throw new IOException("%s: expected a number of %s, found %s".formatted(file, key, text));
    }
    return Integer.parseInt(text);
  }

  private static Map<String, SafeTensors.Tensor> under(String prefix, SafeTensors content) {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    content
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
              }
            });
    return tensors;
  }
}
