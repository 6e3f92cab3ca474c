package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a run's results come from: all that it takes to run it again. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static Section of(RunFiles run) {
    Config config = run.config();
    List<List<String>> rows = new ArrayList<>();
    add(rows, "command", config.command());
    add(rows, "data set", config.dataset());
    add(rows, "fingerprint of the data", config.fingerprint());
    add(rows, "split", config.split());
    add(rows, "split seed", config.splitSeed());
    add(rows, "seed", config.training().seed());
    add(rows, "network", config.network().name());
    add(rows, "loss", loss(config));
    add(rows, "epochs", run.recorded().progress());
    double seconds = run.history().sum("seconds");
    add(rows, "time in these epochs", seconds > 0 ? Numbers.duration(seconds) : null);
    add(rows, "device", config.device());
    add(rows, "threads", config.threads());
    add(rows, "commit", config.commit());
    if (config.versions() != null) {
      new TreeMap<>(config.versions()).forEach((name, version) -> add(rows, name, version));
    }
    return new Section(
        "Provenance",
        List.of(
            Page.table(new Table(List.of("setting", "value"), rows)).with("class", "scroll words"),
            Page.folded(
                "config.json: every setting", element("pre", element("code", run.settings())))),
        List.of());
  }

  private static void add(List<List<String>> rows, String name, @Nullable Object value) {
    if (value != null) {
      rows.add(List.of(name, value.toString()));
    }
  }

  private static String loss(Config config) {
    StringBuilder text = new StringBuilder(config.lossName());
    for (Map.Entry<String, String> setting : new TreeMap<>(config.loss()).entrySet()) {
      if (!setting.getKey().equals("name")) {
        text.append(", ").append(setting.getKey().replace('_', ' '));
        text.append(' ').append(setting.getValue());
      }
    }
    return text.toString();
  }
}
