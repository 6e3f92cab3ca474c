package org.sordino.experiment.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sordino.experiment.TeacherNeed;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelMethod;

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
    return Stream.concat(
            Stream.of(name),
            varied.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Whether an earlier training of the student's network teaches it. */
  boolean isItsOwnTeacher() {
    return TeacherNeed.isItself(soft());
  }

  private SoftLabelMethod soft() {
    return LossName.parse(loss).create(new LossOptions(LossOptions.ANY_CLASSES, settings));
  }

  /** How many networks a training of it trains. */
  int networks() {
    SoftLabelMethod trained = soft();
    boolean firstGiven = trained.generations() > 1 && method.teacher() != null;
    return trained.peers() * (trained.generations() - (firstGiven ? 1 : 0));
  }

  /** The same with other settings. */
  Variant with(Map<String, String> chosen) {
    return new Variant(name, loss, chosen, Map.of(), method);
  }
}
