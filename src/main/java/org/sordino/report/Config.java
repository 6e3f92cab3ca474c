package org.sordino.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Json;

/**
 * What a report reads of {@code config.json}; further keys do not matter.
 *
 * @param command the command line
 * @param commit of the program
 * @param dataset its name
 * @param data the folder of the data, as it was given
 * @param classes their names
 * @param fingerprint of the data
 * @param split the rule of the split
 * @param splitSeed its seed
 * @param network what was trained
 * @param loss the method: its name and its settings
 * @param training how long, and from which seed
 * @param threads on the CPU
 * @param device that it was trained on
 * @param versions by the name of what they are of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Config(
    @Nullable String command,
    @Nullable String commit,
    @Nullable String dataset,
    @Nullable String data,
    List<String> classes,
    @Nullable String fingerprint,
    @Nullable String split,
    @Nullable Long splitSeed,
    Network network,
    Map<String, String> loss,
    Training training,
    @Nullable Integer threads,
    @Nullable String device,
    @Nullable Map<String, String> versions) {
  private static final String NAME = "name";

  /** The network's name. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Network(String name) {
    Network {
      Json.require(name, "name");
    }
  }

  /** The number of epochs asked for, and the seed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Training(int epochs, long seed) {}

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if what every run has is missing
   */
  Config {
    Json.require(classes, "classes");
    Json.require(network, "network");
    Json.require(training, "training");
    Json.require(loss, "loss");
    Json.require(loss.get(NAME), "loss.name");
    classes = List.copyOf(classes);
    loss = Map.copyOf(loss);
  }

  String lossName() {
    return Objects.requireNonNull(loss.get(NAME));
  }
}
