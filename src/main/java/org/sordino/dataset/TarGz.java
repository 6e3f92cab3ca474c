package org.sordino.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a {@code .tar.gz} from its beginning to its end, without unpacking it to the disk. */
final class TarGz {
  private static final int BUFFER = 1 << 16;

  private TarGz() {}

  /** What is done with the files of an archive, in their order. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes a file.
     *
     * @param path its path in the archive
     * @param size its size in bytes as declared, which may be a lie
     * @param in its content; what is left of it is passed over
     * @throws ImageException if it is not what it should be
     */
    void visit(String path, long size, InputStream in) throws IOException;
  }

  /**
   * Shows {@code visitor} the files of {@code archive}; folders, links and devices are passed over.
   *
   * @throws ImageException what the visitor throws, or that the archive is cut or damaged, also
   *     behind its last file
   */
  static void read(Path archive, Visitor visitor) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
      try (InputStream gzip = new GZIPInputStream(file, BUFFER);
          TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
          if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
            visitor.visit(entry.getName(), entry.getSize(), tar);
          }
          entry = tar.getNextEntry();
        }
        // The checksum stands at the very end.
        gzip.transferTo(OutputStream.nullOutputStream());
      } catch (ImageException e) {
        throw e;
      } catch (IOException | IllegalArgumentException e) {
        String why = e.getMessage() == null ? "it ends early" : e.getMessage();
        throw new ImageException(
            archive.toString(), "a whole .tar.gz", "a damaged one (" + why + ")", e);
      }
    }
  }
}
