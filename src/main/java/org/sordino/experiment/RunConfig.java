package org.sordino.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Part;
import org.sordino.file.Json;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.network.PyTorch;

/** {@code config.json}: everything that decides the result of a run. */
public final class RunConfig {
  /** Followed by the plural of what is tested. */
  private static final String KNOWN = "known_test_";

  private RunConfig() {}

  /** How many of the tested songs or images the teacher of a run had learnt from, by its file. */
  public static long knownToTeacher(ObjectNode config) {
    long known = 0;
    for (Map.Entry<String, JsonNode> entry : config.path("teacher").properties()) {
      known += entry.getKey().startsWith(KNOWN) ? entry.getValue().asLong() : 0;
    }
    return known;
  }

  static ObjectNode of(
      RunSettings settings,
      DividedData data,
      SoftLabelMethod method,
      @Nullable TeacherModel teacher,
      PyTorch torch)
      throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", settings.command());
    String commit = Versions.commit();
    if (commit != null) {
      config.put("commit", commit);
    }
    config.putAll(data.config());
    config.put("network", settings.network());
    Map<String, Object> loss = new LinkedHashMap<>();
    loss.put("name", method.name());
    Json.tree(method).properties().forEach(e -> loss.put(e.getKey(), e.getValue()));
    config.put("loss", loss);
    if (teacher != null) {
      config.put("teacher_model", teacher.files().folder().toString());
      Map<String, Object> identity = new TreeMap<>();
      identity.put("network", teacher.description().network());
      identity.put("weights", teacher.fingerprint());
      long known = data.known(teacher.description().trained(), Part.TEST);
      if (known > 0) {
        identity.put(KNOWN + data.itemKind().plural(), known);
      }
      config.put("teacher", identity);
    }
    config.put("training", settings.training());
    config.put("threads", torch.threads());
    config.put("device", torch.deviceName());
    config.put(
        "versions",
        // Not Map.of, whose order changes from process to process.
        new TreeMap<>(
            Map.of(
                "sordino", Versions.sordino(),
                "pytorch", PyTorch.version(),
                "java", Runtime.version().feature())));
    return Json.tree(config);
  }
}
