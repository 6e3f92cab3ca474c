package org.sordino.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which network, and its options.
 *
 * @param name a name of {@link NetworkName}
 * @param head units of the hidden linear layers before the last one
 * @param batchNorm whether each convolution is followed by batch normalisation
 * @param dropout probability with which the head's inputs are dropped in training, 0 for none
 */
public record NetworkSettings(String name, List<Integer> head, boolean batchNorm, double dropout) {
  /** Refuses an unknown name or an option out of range. */
  public NetworkSettings {
    NetworkName.parse(name);
    head = List.copyOf(head);
    for (int units : head) {
      if (units < 1 || units > 1 << 16) {
        throw new IllegalArgumentException("--head: expected 1 to 65536 units, found " + units);
      }
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "--dropout: expected at least 0 and below 1, found " + dropout);
    }
  }

  /** The network {@code name} with its own head unless {@code head} is given. */
  public static NetworkSettings of(
      String name, @Nullable List<Integer> head, boolean batchNorm, double dropout) {
    return new NetworkSettings(
        name, head == null ? NetworkName.parse(name).head() : head, batchNorm, dropout);
  }
}
