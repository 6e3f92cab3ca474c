package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The names of the classes that a {@link Child} loads, in order. */
record LoadedClasses(List<String> names) {
  /** The option for the Java machine that notes them in {@code log}. */
  static String notedIn(Path log) {
    return "-Xlog:class+load:file=" + log + "::filecount=0";
  }

  static LoadedClasses read(Path log) throws IOException {
    return new LoadedClasses(
        Files.readAllLines(log).stream()
            .map(line -> line.replaceFirst("^(\\[[^]]*])+ *", "").replaceFirst(" .*", ""))
            .toList());
  }

  /** Those that draw figures, which are many and slow to load. */
  List<String> drawing() {
    return names.stream()
        .filter(name -> name.matches("(java\\.awt|sun\\.(awt|java2d|font)|org\\.knowm)\\..*"))
        .toList();
  }
}
