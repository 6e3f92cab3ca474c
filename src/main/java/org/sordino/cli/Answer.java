package org.sordino.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.model.Classification;

/** What {@code classify} prints of a file, under the keys of {@code --json}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Answer(
    String file,
    @Nullable Double seconds,
    @Nullable String genre,
    @Nullable Double confidence,
    Map<String, Double> probabilities,
    List<Classification.Moment> timeline,
    @Nullable String error) {

  static Answer of(Path file, Classification found, double minConfidence) {
    return new Answer(
        file.toString(),
        found.seconds(),
        found.genre(minConfidence),
        found.confidence(),
        found.probabilities(),
        found.timeline(),
        null);
  }

  static Answer failed(Path file, String error) {
    return new Answer(file.toString(), null, null, null, Map.of(), List.of(), error);
  }
}
