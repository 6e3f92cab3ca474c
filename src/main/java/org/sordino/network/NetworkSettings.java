package org.sordino.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Json;

/**
 * Which network, and its options.
 *
 * @param name a name of {@link NetworkName}
 * @param head units of the hidden linear layers before the last one
 * @param batchNorm whether each convolution is followed by batch normalisation, where that is a
 *     choice
 * @param dropout probability with which values are dropped in training, 0 for none: the inputs of
 *     the head, or what is between the convolutions of a wide block
 * @param shortcut how residual blocks pass their input on; null for the network's own, and for
 *     networks that have no choice
 * @param members how many such networks decide together, see {@link Ensemble}; null for one alone
 */
public record NetworkSettings(
    String name,
    List<Integer> head,
    boolean batchNorm,
    double dropout,
    @Nullable Shortcut shortcut,
    @Nullable Integer members) {
  /** The most networks that decide together. */
  private static final int MOST = 64;

  /** Refuses an unknown name, and an option that is out of range or not taken. */
  public NetworkSettings {
    Json.require(name, "name");
    Json.require(head, "head");
    Architecture architecture = NetworkName.parse(name).architecture();
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
    if (!head.isEmpty()) {
      architecture.accept(NetworkOption.HEAD, name);
    }
    if (batchNorm) {
      architecture.accept(NetworkOption.BATCH_NORM, name);
    }
    if (dropout > 0) {
      architecture.accept(NetworkOption.DROPOUT, name);
    }
    if (shortcut != null) {
      architecture.accept(NetworkOption.SHORTCUT, name);
    }
    shortcut = shortcut == null ? architecture.shortcut() : shortcut;
    if (members != null && (members < 1 || members > MOST)) {
      throw new IllegalArgumentException(
          "--members: expected 1 to %d, found %d".formatted(MOST, members));
    }
    members = members == null || members == 1 ? null : members;
  }

  /** The network {@code name} as it is without options. */
  public static NetworkSettings of(String name) {
    return of(name, null, false, 0, null);
  }

  /** The network {@code name} with its own head and shortcut unless others are given. */
  public static NetworkSettings of(
      String name,
      @Nullable List<Integer> head,
      boolean batchNorm,
      double dropout,
      @Nullable Shortcut shortcut) {
    return new NetworkSettings(
        name,
        head == null ? NetworkName.parse(name).architecture().head() : head,
        batchNorm,
        dropout,
        shortcut,
        null);
  }

  /** An ensemble of {@code members} of these networks; null for one alone. */
  public NetworkSettings withMembers(@Nullable Integer members) {
    return new NetworkSettings(name, head, batchNorm, dropout, shortcut, members);
  }
}
