package org.sordino;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.sordino.file.WholeFile;

/** What Sordino was compiled to, without its tests: read once for all rules over it. */
final class CompiledClasses {
  static final JavaClasses ALL = read();

  private CompiledClasses() {}

  private static JavaClasses read() {
    try {
      Path compiled =
          Path.of(WholeFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ClassFileImporter().importPath(compiled);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
