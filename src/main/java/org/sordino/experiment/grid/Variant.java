package org.sordino.experiment.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A method with one value for each of its settings.
 *
 * @param name the method's name in the experiment
 * @param loss the name of the loss
 * @param settings of the loss, by their names in options
 * @param varied those of them that have several values in the experiment
 * @param method what the experiment says of it
 */
public record Variant(
    String name,
    String loss,
    Map<String, String> settings,
    Map<String, String> varied,
    Method method) {
  /** Copies, in order. */
  public Variant {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
  }

  /** What tables call it: {@code lsr-os-tc}, or {@code lsr-os-tc, temperature 3}. */
  public String label() {
    return varied.isEmpty() ? name : name + ", " + words(varied);
  }

  /** The settings as people say them: {@code alpha 0.1, temperature 2}. */
  public String settingsInWords() {
    return words(settings);
  }

  /** The same with other settings. */
  Variant with(Map<String, String> chosen) {
    return new Variant(name, loss, chosen, Map.of(), method);
  }

  private static String words(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining(", "));
  }
}
