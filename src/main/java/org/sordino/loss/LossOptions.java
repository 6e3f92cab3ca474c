package org.sordino.loss;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings given for a method by name, as an option or a file has them; what is not given takes
 * its default.
 *
 * @param classes M, which the default of γ depends on
 * @param given the settings given: {@code alpha}, {@code temperature}, …
 */
public record LossOptions(int classes, Map<String, String> given) {
  /** Refuses fewer than two classes. */
  public LossOptions {
    if (classes < 2) {
      throw new IllegalArgumentException("a loss: expected at least 2 classes, found " + classes);
    }
    given = Map.copyOf(given);
  }

  /**
   * Refuses every setting that is not {@code accepted}.
   *
   * @throws IllegalArgumentException naming the option and what the loss takes
   */
  void accept(String loss, Set<String> accepted) {
    for (String name : new TreeMap<>(given).keySet()) {
      if (!accepted.contains(name)) {
        throw new IllegalArgumentException(
            "--%s: --loss %s takes %s"
                .formatted(
                    name,
                    loss,
                    accepted.isEmpty()
                        ? "no option"
                        : "only --" + String.join(", --", accepted.stream().sorted().toList())));
      }
    }
  }

  double number(String name, double otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + ": expected a number, found " + text, e);
    }
  }

  int count(String name, int otherwise) {
    double value = number(name, otherwise);
    if (value != Math.rint(value) || Math.abs(value) > 1_000) {
      throw new IllegalArgumentException(
          "--" + name + ": expected a whole number, found " + given.get(name));
    }
    return (int) value;
  }

  Reduction reduction() {
    return Reduction.parse(given.getOrDefault("reduction", Reduction.ELEMENTWISE.label()));
  }

  Factor factor() {
    String text = given.get("factor");
    return text == null ? Factor.TAU : Factor.parse(text);
  }

  /** The γ whose odds γ(M − 1)/(1 − γ) are 3 : 1, as the paper's 0.25 at ten classes. */
  double gammaOfOddsThree() {
    return 3.0 / (classes + 2);
  }
}
