package org.sordino.experiment;

/** The version of this program. */
public final class Versions {
  private Versions() {}

  /** As in the jar's manifest, {@code development} when run from classes. */
  public static String sordino() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
