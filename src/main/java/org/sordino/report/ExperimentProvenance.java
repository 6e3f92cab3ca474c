package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.PlannedRun;

/** Where an experiment's results come from, what failed, and all that it takes to run it again. */
final class ExperimentProvenance {
  private final ExperimentFiles files;

  private ExperimentProvenance(ExperimentFiles files) {
    this.files = files;
  }

  static Section of(ExperimentFiles files) {
    ExperimentProvenance provenance = new ExperimentProvenance(files);
    List<Html> lead = new ArrayList<>();
    lead.add(
        Page.table(new Table(List.of("setting", "value"), provenance.settings()))
            .with("class", "scroll words"));
    lead.addAll(provenance.reasons("These runs failed:", files.results().failures()));
    lead.addAll(
        provenance.reasons("These settings diverged in a search:", files.results().divergences()));
    lead.add(Page.folded("Every run", Page.table(provenance.runs()).with("class", "scroll words")));
    lead.add(
        Page.folded(
            "Command lines",
            element("pre", element("code", provenance.all(Config::command, "\n")))));
    lead.add(
        Page.folded(
            "experiment.yaml: the whole experiment",
            element("pre", element("code", files.yaml()))));
    return new Section("Provenance", lead, List.of());
  }

  private List<List<String>> settings() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "runs", files.progress());
    add(rows, "data set", all(Config::dataset, ", "));
    add(rows, "fingerprint of the data", all(Config::fingerprint, ", "));
    add(rows, "splits", all(Config::split, ", "));
    add(rows, "split seed", all(Config::splitSeed, ", "));
    List<Integer> turns = files.table().experiment().data().turns();
    add(rows, "folds", turns.equals(List.of(0)) ? "" : "1 to " + turns.size());
    add(rows, "seeds", all(config -> config.training().seed(), ", "));
    add(rows, "epochs", all(config -> config.training().epochs(), ", "));
    double seconds = files.recorded().values().stream().mapToDouble(RecordedRun::seconds).sum();
    add(rows, "time in all epochs", seconds > 0 ? Numbers.duration(seconds) : "");
    add(rows, "device", all(Config::device, ", "));
    add(rows, "threads", all(Config::threads, ", "));
    add(rows, "commit", all(Config::commit, ", "));
    TreeSet<String> versioned = new TreeSet<>();
    files.recorded().values().stream()
        .map(run -> run.config().versions())
        .filter(Objects::nonNull)
        .forEach(versions -> versioned.addAll(versions.keySet()));
    for (String name : versioned) {
      add(
          rows,
          name,
          all(config -> config.versions() == null ? null : config.versions().get(name), ", "));
    }
    return rows;
  }

  private static void add(List<List<String>> rows, String name, String value) {
    if (!value.isEmpty()) {
      rows.add(List.of(name, value));
    }
  }

  /** What the runs have of something, each once, in the order of the runs. */
  private String all(Function<Config, @Nullable Object> value, String between) {
    return files.recorded().values().stream()
        .map(RecordedRun::config)
        .map(value)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .distinct()
        .collect(Collectors.joining(between));
  }

  /** Why some runs have no result, in the order of the runs. */
  private List<Html> reasons(String title, Map<PlannedRun, String> reasons) {
    if (reasons.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows =
        files.results().plan().runs().stream()
            .filter(reasons::containsKey)
            .map(run -> List.of(run.name(), Objects.requireNonNull(reasons.get(run))))
            .toList();
    Html.Element table = Page.table(new Table(List.of("run", "reason"), rows));
    return List.of(element("p", title), table.with("class", "scroll words"));
  }

  private Table runs() {
    List<List<String>> rows = new ArrayList<>();
    for (PlannedRun run : files.results().plan().runs()) {
      RecordedRun recorded = files.recorded(run);
      double seconds = recorded == null ? 0 : recorded.seconds();
      rows.add(
          List.of(
              run.name(),
              run.folder(),
              state(run, recorded),
              recorded == null ? "" : recorded.progress(),
              seconds > 0 ? Numbers.duration(seconds) : ""));
    }
    return new Table(List.of("run", "folder", "state", "epochs", "time"), rows);
  }

  private String state(PlannedRun run, @Nullable RecordedRun recorded) {
    if (files.results().figures(run) != null) {
      return "finished";
    }
    if (files.results().divergences().containsKey(run)) {
      return "diverged";
    }
    if (files.results().failures().containsKey(run)) {
      return "failed";
    }
    return recorded == null ? "to come" : "begun";
  }
}
