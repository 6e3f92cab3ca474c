package org.sordino.experiment.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.TeacherNeed;
import org.sordino.file.ControlCodes;
import org.sordino.file.Nearest;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;

/**
 * A method of an experiment: a loss and its settings.
 *
 * @param loss the name of the loss; null if it is the method's own name
 * @param settings by name, as {@code teacher_temperature}. Several values of one setting are
 *     trained one after the other, each a row of its own; with {@code tunedOn} they are searched
 * @param unconfirmed the settings whose values no paper gives for these data and networks
 * @param teacher the model that teaches, for losses with a teacher
 * @param tunedOn the network on whose validation part the settings with several values are chosen
 * @param publishedAs the method's name in the table of published errors; null for its own name
 */
public record Method(
    @Nullable String loss,
    Map<String, List<String>> settings,
    List<String> unconfirmed,
    @Nullable TeacherChoice teacher,
    @Nullable NetworkChoice tunedOn,
    @Nullable String publishedAs) {
  /**
   * Copies; refuses a setting that has no value or one with control characters, or is said to be
   * unconfirmed and is not there.
   */
  public Method {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    if (settings != null) {
      settings.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    }
    copy.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            throw new IllegalArgumentException(
                "settings." + name + ": expected a value, found none");
          }
          values.forEach(value -> ControlCodes.refuse("settings." + name, value));
        });
    settings = Collections.unmodifiableMap(copy);
    unconfirmed = unconfirmed == null ? List.of() : List.copyOf(unconfirmed);
    for (String name : unconfirmed) {
      if (!copy.containsKey(name)) {
        throw new IllegalArgumentException(
            "unconfirmed: no setting is called %s, %s"
                .formatted(name, Nearest.advice(name, copy.keySet())));
      }
    }
  }

  /**
   * The rows that the method stands for: one for every combination of its settings' values.
   *
   * @param name the method's name
   * @throws IllegalArgumentException if the loss is unknown or does not take such a setting
   */
  List<Variant> variants(String name) {
    LossName kind = LossName.parse(lossOr(name));
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> setting : settings.entrySet()) {
      String option = setting.getKey().replace('_', '-');
      if (!kind.defaults().containsKey(option)) {
        List<String> known =
            kind.defaults().keySet().stream().map(s -> s.replace('-', '_')).sorted().toList();
        throw new IllegalArgumentException(
            "methods.%s.settings.%s: %s takes no such setting, %s"
                .formatted(
                    name, setting.getKey(), kind.label(), Nearest.advice(setting.getKey(), known)));
      }
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String value : setting.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(combination);
          more.put(option, value);
          longer.add(more);
        }
      }
      combinations = longer;
    }
    for (Map<String, String> combination : combinations) {
      try {
        kind.create(new LossOptions(LossOptions.ANY_CLASSES, combination));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("methods." + name + ": " + e.getMessage(), e);
      }
    }
    return combinations.stream().map(settings -> variant(name, kind, settings)).toList();
  }

  /**
   * Refuses what cannot teach in a search, whose runs are of no row of the table.
   *
   * @param name the method's name
   * @throws IllegalArgumentException if a teacher is missing, not taken, or another run's model
   */
  void requireTeacherModel(String name) {
    if (teacher != null && teacher.model() == null) {
      throw new IllegalArgumentException(
          "methods.%s.teacher: expected a model, as tuned_on searches settings, found the method %s"
              .formatted(name, teacher.method()));
    }
    LossOptions defaults = new LossOptions(LossOptions.ANY_CLASSES, Map.of());
    try {
      TeacherNeed.check(LossName.parse(lossOr(name)).create(defaults), teacher != null);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("methods." + name + ": " + e.getMessage(), e);
    }
  }

  /** Whether a search chooses the setting that the file calls {@code key}. */
  public boolean isSearched(String key) {
    return tunedOn != null && settings.getOrDefault(key, List.of()).size() > 1;
  }

  private Variant variant(String name, LossName kind, Map<String, String> all) {
    Map<String, String> varied = new LinkedHashMap<>(all);
    varied.keySet().removeIf(option -> values(option).size() == 1);
    return new Variant(name, kind.label(), all, varied, this);
  }

  private List<String> values(String option) {
    return settings.getOrDefault(option.replace('-', '_'), List.of());
  }

  private String lossOr(String name) {
    return loss == null ? name : loss;
  }
}
