package org.sordino.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Links from one file to another that hold wherever both are moved together. */
final class RelativeUrl {
  private RelativeUrl() {}

  /**
   * The URL of {@code target} in the page {@code page}, percent-encoded (RFC 3986, section 4.2).
   * Paths are followed by name, as browsers follow them, not through symbolic links. On another
   * drive than the page's it is absolute.
   */
  static String of(Path page, Path target) {
    Path from = page.toAbsolutePath().normalize();
    Path to = target.toAbsolutePath().normalize();
    if (!Objects.equals(from.getRoot(), to.getRoot())) {
      return to.toUri().toString();
    }
    List<String> here = segments(from);
    List<String> there = segments(to);
    int common = 0;
    while (common < Math.min(here.size(), there.size()) - 1
        && here.get(common).equals(there.get(common))) {
      common++;
    }
    int up = here.size() - 1 - common;
    // Without the ./ a colon in the first name would make a scheme of what is before it.
    return (up == 0 ? "./" : "../".repeat(up))
        + String.join("/", there.subList(common, there.size()));
  }

  /** The names of {@code path}, encoded; Java knows in which bytes the platform writes them. */
  private static List<String> segments(Path path) {
    return Arrays.asList(path.toUri().getRawPath().split("/"));
  }
}
