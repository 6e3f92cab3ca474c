package org.sordino.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of one run: a page and its figures. A section appears when the run folder holds what
 * it shows, so that unfinished runs and runs on images have reports as well.
 */
final class RunReport {
  private RunReport() {}

  /**
   * Reads the run in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds no run or a file of it
   *     is damaged
   */
  static Page of(Path folder) throws IOException {
    RunFiles run = RunFiles.read(folder);
    List<Section> sections = new ArrayList<>();
    sections.add(ResultSection.of(run));
    TrainingSection.of(run).ifPresent(sections::add);
    MistakeSection.of(run).ifPresent(sections::add);
    CalibrationSection.of(run).ifPresent(sections::add);
    LabelSection.of(run).ifPresent(sections::add);
    sections.add(ProvenanceSection.of(run));
    Config config = run.config();
    return new Page(
        config.network().name() + " with " + config.lossName(),
        Stream.of(
                run.name(),
                config.dataset(),
                config.split() == null ? null : "split " + config.split(),
                "seed " + config.training().seed(),
                run.recorded().progress() + " epochs")
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · ")),
        sections);
  }
}
