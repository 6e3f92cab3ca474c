package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is training in the folder of a run. */
public final class RunHeldException extends IOException {
  private static final long serialVersionUID = 1;

  RunHeldException(Path folder, String process) {
    super(
        "%s: another process%s is training in this folder"
            .formatted(folder, process.isEmpty() ? "" : " (" + process + ")"));
  }
}
