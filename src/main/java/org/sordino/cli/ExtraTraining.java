package org.sordino.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Songs that are trained on and nothing else. */
final class ExtraTraining {
  @Option(
      names = "--extra-training",
      paramLabel = "DIR",
      description =
          "More songs, for the training part only; to be repeated for several folders. Those"
              + " that the data have already are passed over, and those that lists name for validation"
              + " or test.")
  private final List<Path> folders = new ArrayList<>();

  /** The folders, possibly none. */
  List<Path> folders() {
    return List.copyOf(folders);
  }
}
