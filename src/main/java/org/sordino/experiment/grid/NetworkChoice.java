package org.sordino.experiment.grid;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.file.ControlCodes;
import org.sordino.network.NetworkSettings;
import org.sordino.network.Shortcut;

/**
 * A network of an experiment: its name alone, or an object.
 *
 * @param name a name of a network
 * @param label what tables call it; its name if nothing is given
 * @param head as {@code --head}; null for the network's own
 * @param batchNorm as {@code --batch-norm}
 * @param dropout as {@code --dropout}
 * @param shortcut as {@code --shortcut}; null for the network's own
 * @param members as {@code --members}
 */
public record NetworkChoice(
    @JsonProperty(required = true) String name,
    String label,
    @Nullable List<Integer> head,
    @Nullable Boolean batchNorm,
    @Nullable Double dropout,
    @Nullable Shortcut shortcut,
    @Nullable Integer members) {
  /** Refuses an unknown name, control characters, and options that the network does not take. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public NetworkChoice {
    label = label == null ? name : label;
    head = head == null ? null : List.copyOf(head);
    settings(name, head, batchNorm, dropout, shortcut, members);
    ControlCodes.refuse("label", label);
  }

  /** The network without options. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NetworkChoice of(String name) {
    return new NetworkChoice(name, name, null, null, null, null, null);
  }

  /** The network of {@code settings}, called by its name. */
  public static NetworkChoice of(NetworkSettings settings) {
    return new NetworkChoice(
        settings.name(),
        settings.name(),
        settings.head(),
        settings.batchNorm() ? true : null,
        settings.dropout() > 0 ? settings.dropout() : null,
        settings.shortcut(),
        settings.members());
  }

  /** Which network, and its options. */
  public NetworkSettings settings() {
    return settings(name, head, batchNorm, dropout, shortcut, members);
  }

  /** Whether it is as the papers have it, and not another head, normalised or an ensemble. */
  public boolean hasNoOptions() {
    return settings().equals(NetworkSettings.of(name));
  }

  private static NetworkSettings settings(
      String name,
      @Nullable List<Integer> head,
      @Nullable Boolean batchNorm,
      @Nullable Double dropout,
      @Nullable Shortcut shortcut,
      @Nullable Integer members) {
    return NetworkSettings.of(
            name, head, batchNorm != null && batchNorm, dropout == null ? 0 : dropout, shortcut)
        .withMembers(members);
  }
}
