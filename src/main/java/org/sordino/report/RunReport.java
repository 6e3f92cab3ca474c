package org.sordino.report;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sordino.file.WholeFile;

/**
 * The report of one run: a page and its figures. A section appears when the run folder holds what
 * it shows, so that unfinished runs and runs on images have reports as well.
 */
public final class RunReport {
  /** The name of the page in a run folder. */
  public static final String PAGE = "report.html";

  /** The folder of the figures in a run folder. */
  public static final String FIGURES = "figures";

  private final Page page;

  private RunReport(Page page) {
    this.page = page;
  }

  /**
   * Reads the run in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds no run or a file of it
   *     is damaged
   */
  public static RunReport of(Path folder) throws IOException {
    RunFiles run = RunFiles.read(folder);
    List<Section> sections = new ArrayList<>();
    sections.add(ResultSection.of(run));
    TrainingSection.of(run).ifPresent(sections::add);
    MistakeSection.of(run).ifPresent(sections::add);
    CalibrationSection.of(run).ifPresent(sections::add);
    LabelSection.of(run).ifPresent(sections::add);
    sections.add(ProvenanceSection.of(run));
    Config config = run.config();
    return new RunReport(
        new Page(
            config.network().name() + " with " + config.lossName(),
            Stream.of(
                    run.name(),
                    config.dataset(),
                    config.split() == null ? null : "split " + config.split(),
                    "seed " + config.training().seed(),
                    run.progress())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · ")),
            sections));
  }

  /** The page alone. */
  String html() {
    return page.html(page.drawings());
  }

  /**
   * Writes the page to {@code file}, and each figure as SVG and PNG into {@code figures}.
   *
   * @throws IOException if a file cannot be written, or this Java cannot draw
   */
  public void write(Path file, Path figures) throws IOException {
    try {
      Map<Figure, Svg> drawings = page.drawings();
      for (Map.Entry<Figure, Svg> drawing : drawings.entrySet()) {
        String name = drawing.getKey().name();
        WholeFile.write(figures.resolve(name + ".svg"), drawing.getValue().file());
        Png.write(drawing.getKey(), figures.resolve(name + ".png"));
      }
      WholeFile.write(file, page.html(drawings));
    } catch (AWTError | LinkageError | InternalError e) {
      // A Java without its graphics libraries, or a machine without a font.
      throw new IOException("this Java cannot draw figures (" + e.getMessage() + ")", e);
    }
  }
}
