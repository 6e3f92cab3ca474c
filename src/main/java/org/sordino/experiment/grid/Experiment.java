package org.sordino.experiment.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sordino.file.ControlCodes;

/**
 * What a YAML file describes: a grid of methods, networks, folds and seeds on one set of data.
 *
 * @param title what it is; of several lines one is made
 * @param data which data, and how they are divided
 * @param training how to train; the defaults of the data where nothing is said
 * @param methods every method under the name that it has in tables, one without control characters
 * @param grid what is trained, in this order; without it, with {@code tuning}, settings are
 *     searched and that is all
 * @param baseline the method that the others are compared with; null for the first of the grid
 * @param published the table of published errors to show beside the own ones, if there is one
 * @param tuning how settings are searched where a method says so
 */
public record Experiment(
    String title,
    ExperimentData data,
    TrainingChoice training,
    Map<String, Method> methods,
    List<Block> grid,
    @Nullable String baseline,
    @Nullable String published,
    @Nullable TuningChoice tuning) {

  /**
   * Networks and methods, each of them with each.
   *
   * @param networks at least one
   * @param methods names of methods; empty for all
   * @param seeds of initial weights and order; seed 1 if none is given
   */
  public record Block(List<NetworkChoice> networks, List<String> methods, List<Long> seeds) {
    /** Copies the lists. */
    public Block {
      networks = networks == null ? List.of() : List.copyOf(networks);
      methods = methods == null ? List.of() : List.copyOf(methods);
      seeds = seeds(seeds);
    }

    /** Seed 1 if none is given; refuses one that is given twice. */
    static List<Long> seeds(@Nullable List<Long> seeds) {
      if (seeds == null || seeds.isEmpty()) {
        return List.of(1L);
      }
      if (Set.copyOf(seeds).size() < seeds.size()) {
        throw new IllegalArgumentException("seeds: expected each once, found " + seeds);
      }
      return List.copyOf(seeds);
    }
  }

  /**
   * Copies. What is missing or contradicts itself is refused by {@link Plan#of}, after the keys
   * have been looked at: a misspelt key is told as such, not as a missing one.
   */
  public Experiment {
    title = title == null ? "" : title.strip().replaceAll("\\s+", " ");
    ControlCodes.refuse("title", title);
    data = data == null ? ExperimentData.DEFAULT : data;
    training = training == null ? TrainingChoice.DEFAULT : training;
    methods =
        methods == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    methods.keySet().forEach(name -> ControlCodes.refuse("methods", name));
    grid = grid == null ? List.of() : List.copyOf(grid);
    Published.of(published);
  }

  /** The folders of lists that divide the songs, of the experiment and of its searches. */
  public List<String> lists() {
    List<String> lists = new ArrayList<>(data.lists());
    if (tuning != null && tuning.split() != null) {
      lists.addAll(data.dividedBy(tuning.split()).lists());
    }
    return lists.stream().distinct().toList();
  }

  /** The folders of models that teach and are not trained by the experiment. */
  public List<String> teachers() {
    return methods.values().stream()
        .map(Method::teacher)
        .filter(Objects::nonNull)
        .map(TeacherChoice::model)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The published errors beside which the own ones are shown, possibly none. */
  public Published publishedErrors() {
    return Published.of(published);
  }
}
