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
   * The commit that was built, as {@code git describe} names it: with {@code -dirty} behind it if
   * files had changed; null if it was no checkout of git.
   */
  public static @Nullable String commit() throws IOException {
    try (InputStream file = Versions.class.getResourceAsStream("git.properties")) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return properties.getProperty("git.commit.id.describe");
    }
  }
}
