package org.sordino.loss;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings given for a method by name, as an option or a file has them; what is not given takes
 * its default.
 *
 * @param classes M, which the default of γ depends on
 * @param given the settings given: {@code alpha}, {@code temperature}, …
 */
public record LossOptions(int classes, Map<String, String> given) {
  /** Any number of classes, to try settings before the data are known. */
  public static final int ANY_CLASSES = 2;

  /** The γ whose odds γ(M − 1)/(1 − γ) are 3 : 1, as the paper's 0.25 at ten classes. */
  static final String ODDS_OF_THREE = "3/(classes+2)";

  /** The most peers or generations. */
  private static final int MOST = 1_000;

  /** Refuses fewer than two classes. */
  public LossOptions {
    if (classes < 2) {
      throw new IllegalArgumentException("a loss: expected at least 2 classes, found " + classes);
    }
    given = Map.copyOf(given);
  }

  /**
   * These, and of {@code defaults} what is not given.
   *
   * @throws IllegalArgumentException naming the option and what the loss takes if one is given that
   *     has no default
   */
  LossOptions completed(String loss, Map<String, String> defaults) {
    for (String name : new TreeMap<>(given).keySet()) {
      if (!defaults.containsKey(name)) {
        throw new IllegalArgumentException(
            "--%s: --loss %s takes %s"
                .formatted(
                    name,
                    loss,
                    defaults.isEmpty()
                        ? "no option"
                        : "only --" + String.join(", --", new TreeSet<>(defaults.keySet()))));
      }
    }
    Map<String, String> all = new HashMap<>(defaults);
    all.putAll(given);
    return new LossOptions(classes, all);
  }

  private String text(String name) {
    return Objects.requireNonNull(given.get(name), name);
  }

  double number(String name) {
    String text = text(name);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + ": expected a number, found " + text, e);
    }
  }

  int count(String name) {
    double value = number(name);
    if (value != Math.rint(value) || Math.abs(value) > MOST) {
      throw new IllegalArgumentException(
          "--" + name + ": expected a whole number up to " + MOST + ", found " + text(name));
    }
    return (int) value;
  }

  double gamma() {
    return text("gamma").equals(ODDS_OF_THREE) ? 3.0 / (classes + 2) : number("gamma");
  }

  Reduction reduction() {
    return Reduction.parse(text("reduction"));
  }

  Factor factor() {
    return Factor.parse(text("factor"));
  }
}
