package org.sordino.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of an experiment: its table, and what its runs have in common and what tells them
 * apart. A section appears when the folder holds what it shows, so that unfinished experiments have
 * reports as well.
 */
final class ExperimentReport {
  private ExperimentReport() {}

  /**
   * Reads the experiment in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds no experiment or a
   *     file of it is damaged
   */
  static Page of(Path folder) throws IOException {
    ExperimentFiles files = ExperimentFiles.read(folder);
    FigureNames names = new FigureNames();
    List<Section> sections = new ArrayList<>();
    ComparisonSection.of(files).ifPresent(sections::add);
    GlanceSection.of(files, names).ifPresent(sections::add);
    SettingSection.of(files, names).ifPresent(sections::add);
    SearchSection.of(files, names).ifPresent(sections::add);
    CurveSection.of(files, names).ifPresent(sections::add);
    ConfusionSection.of(files, names).ifPresent(sections::add);
    LabelSection.of(files).ifPresent(sections::add);
    SongSection.of(files, names).ifPresent(sections::add);
    sections.add(ExperimentProvenance.of(files));
    return new Page(
        files.table().title(),
        "%s · %s".formatted(files.table().experiment().data().dataset(), files.progress()),
        sections);
  }
}
