package org.sordino.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class Versions {
  private Versions() {}

  /** As in the jar's manifest, {@code development} when run from classes. */
  public static String sordino() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * The commit that was built, with {@code -dirty} behind it if files had changed; null if it was
   * no checkout of git.
   */
  public static @Nullable String commit() throws IOException {
    try (InputStream file = Versions.class.getResourceAsStream("git.properties")) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      String commit = properties.getProperty("git.commit.id.abbrev");
      boolean dirty = Boolean.parseBoolean(properties.getProperty("git.dirty"));
      return commit == null || !dirty ? commit : commit + "-dirty";
    }
  }
}
