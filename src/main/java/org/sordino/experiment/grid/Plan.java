package org.sordino.experiment.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Nearest;

/**
 * The runs of an experiment.
 *
 * @param experiment what they are of
 * @param runs all of them, in an order that completes rows one after the other; teachers and
 *     searches come before the runs that need them
 * @param rows of the table
 * @param searches for settings
 */
public record Plan(
    Experiment experiment, List<PlannedRun> runs, List<Row> rows, List<Search> searches) {
  /** Copies the lists. */
  public Plan {
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
    searches = List.copyOf(searches);
  }

  /**
   * The plan of {@code experiment}.
   *
   * @throws IllegalArgumentException if it contradicts itself
   */
  public static Plan of(Experiment experiment) {
    return new Builder(experiment).plan();
  }

  /** The row that {@code row} is compared with: of the same network, trained with the baseline. */
  public @Nullable Row baseline(Row row) {
    String name =
        experiment.baseline() == null ? rows.get(0).variant().name() : experiment.baseline();
    return rows.stream()
        .filter(other -> other.network().equals(row.network()))
        .filter(other -> other.variant().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The search that chooses the settings of {@code variant}, null if they are given. */
  public @Nullable Search search(Variant variant) {
    return searches.stream()
        .filter(search -> search.method().equals(variant.name()))
        .findFirst()
        .orElse(null);
  }

  /** {@code name} for a file, on any system. */
  static String slug(String name) {
    return name.replaceAll("[^\\p{Alnum}._=-]+", "-");
  }

  /** Puts a plan together. */
  private static final class Builder {
    private final Experiment experiment;
    private final Map<String, PlannedRun> runs = new LinkedHashMap<>();
    private final Map<String, NetworkChoice> networks = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Search> searches = new LinkedHashMap<>();
    private final Map<String, Integer> kept = new HashMap<>();

    Builder(Experiment experiment) {
      this.experiment = experiment;
    }

    Plan plan() {
      require("title", experiment.title().isEmpty());
      require("methods", experiment.methods().isEmpty());
      boolean searchesAlone = experiment.grid().isEmpty() && experiment.tuning() != null;
      require("grid", experiment.grid().isEmpty() && !searchesAlone);
      if (searchesAlone) {
        experiment.methods().keySet().forEach(this::variants);
      }
      if (experiment.baseline() != null) {
        method(experiment.baseline());
      }
      experiment.methods().forEach((name, method) -> keep(name, method.teacher()));
      for (Experiment.Block block : experiment.grid()) {
        require("grid.networks", block.networks().isEmpty());
        for (NetworkChoice network : block.networks()) {
          for (String name :
              block.methods().isEmpty() ? experiment.methods().keySet() : block.methods()) {
            add(network, name, block.seeds());
          }
        }
      }
      String baseline = experiment.baseline();
      if (!rows.isEmpty()
          && baseline != null
          && rows.values().stream().noneMatch(row -> row.variant().name().equals(baseline))) {
        throw new IllegalArgumentException(
            "baseline: expected a method of the grid, found " + baseline);
      }
      if (runs.isEmpty()) {
        throw missing("methods.….tuned_on, or a grid, as there is nothing to train:");
      }
      return new Plan(
          experiment,
          List.copyOf(runs.values()),
          List.copyOf(rows.values()),
          List.copyOf(searches.values()));
    }

    private static void require(String key, boolean missing) {
      if (missing) {
        throw missing(key);
      }
    }

    private static IllegalArgumentException missing(String key) {
      return new IllegalArgumentException(key + ": expected something, found nothing");
    }

    /** Notes that a student wants a teacher as it was after an epoch. */
    private void keep(String student, @Nullable TeacherChoice teacher) {
      if (teacher != null && teacher.epoch() != null) {
        Integer other = kept.put(teacher.method(), teacher.epoch());
        if (other != null && !other.equals(teacher.epoch())) {
          throw new IllegalArgumentException(
              "methods.%s.teacher.epoch: expected %d as elsewhere, found %d"
                  .formatted(student, other, teacher.epoch()));
        }
      }
    }

    private void add(NetworkChoice network, String name, List<Long> seeds) {
      NetworkChoice other = networks.putIfAbsent(network.label(), network);
      if (other != null && !other.equals(network)) {
        throw new IllegalArgumentException(
            "grid.networks: expected a label of its own for each network, found two called %s"
                .formatted(network.label()));
      }
      for (Variant variant : variants(name)) {
        List<PlannedRun> all = new ArrayList<>();
        for (int turn : experiment.data().turns()) {
          for (long seed : seeds) {
            all.add(run(network, variant, turn, seed, 0));
          }
        }
        Row row = new Row(network, variant, all);
        if (rows.put(folder("runs", network, variant), row) != null) {
          throw new IllegalArgumentException(
              "grid: %s with %s is there twice".formatted(network.label(), variant.label()));
        }
      }
    }

    private List<Variant> variants(String name) {
      Method method = method(name);
      List<Variant> variants = method.variants(name);
      if (method.tunedOn() == null) {
        return variants;
      }
      if (!searches.containsKey(name)) {
        searches.put(name, search(name, method.tunedOn(), variants));
      }
      Map<String, String> fixed = new LinkedHashMap<>(variants.get(0).settings());
      fixed.keySet().removeAll(variants.get(0).varied().keySet());
      return List.of(variants.get(0).with(fixed));
    }

    private Method method(String name) {
      Method method = experiment.methods().get(name);
      if (method == null) {
        throw new IllegalArgumentException(
            "no method is called %s, %s"
                .formatted(name, Nearest.advice(name, experiment.methods().keySet())));
      }
      return method;
    }

    private Search search(String name, NetworkChoice network, List<Variant> variants) {
      List<Row> candidates = new ArrayList<>();
      TuningChoice tuning = experiment.tuning();
      if (tuning == null) {
        throw missing("tuning, which tuned_on expects,");
      }
      if (variants.size() == 1) {
        throw new IllegalArgumentException(
            "methods.%s.tuned_on: expected a setting with several values, found none"
                .formatted(name));
      }
      method(name).requireTeacherModel(name);
      for (Variant variant : variants) {
        List<PlannedRun> all = new ArrayList<>();
        for (long seed : tuning.seeds()) {
          PlannedRun run =
              new PlannedRun(
                  folder("tuning", network, variant) + "/seed-" + seed,
                  network,
                  variant,
                  0,
                  seed,
                  null,
                  0,
                  true);
          all.add(run);
          put(run);
        }
        candidates.add(new Row(network, variant, all));
      }
      return new Search(name, network, candidates);
    }

    private PlannedRun run(
        NetworkChoice network, Variant variant, int turn, long seed, int students) {
      if (students > experiment.methods().size()) {
        throw new IllegalArgumentException(
            "methods.%s.teacher: teaches itself".formatted(variant.name()));
      }
      TeacherChoice choice = variant.method().teacher();
      PlannedRun teacher = null;
      if (choice != null && choice.model() == null) {
        List<Variant> teachers = variants(choice.method());
        if (teachers.size() != 1) {
          throw new IllegalArgumentException(
              "methods.%s.teacher: %s has several values of a setting"
                  .formatted(variant.name(), choice.method()));
        }
        teacher =
            run(
                choice.network() == null ? network : choice.network(),
                teachers.get(0),
                turn,
                choice.seed() == null ? seed : choice.seed(),
                students + 1);
        if (variant.isItsOwnTeacher() && !teacher.network().equals(network)) {
          throw new IllegalArgumentException(
              "methods.%s.teacher.network: %s expected the student's network, %s, found %s"
                  .formatted(
                      variant.name(), variant.loss(), network.label(), teacher.network().label()));
        }
      }
      String folder =
          folder("runs", network, variant)
              + (turn == 0 ? "/" : "/fold-" + turn + "-")
              + "seed-"
              + seed;
      int keep = kept.getOrDefault(variant.name(), 0);
      return put(new PlannedRun(folder, network, variant, turn, seed, teacher, keep, false));
    }

    private PlannedRun put(PlannedRun run) {
      PlannedRun there = runs.putIfAbsent(run.folder(), run);
      if (there != null && !there.equals(run)) {
        throw new IllegalArgumentException(
            "%s and %s would share the folder %s"
                .formatted(there.name(), run.name(), run.folder()));
      }
      return run;
    }

    private static String folder(String kind, NetworkChoice network, Variant variant) {
      return kind + "/" + slug(network.label()) + "/" + slug(variant.label());
    }
  }
}
