package org.sordino.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;

/** The file {@code history.jsonl}: one JSON object per epoch, as they end. */
public record History(Path file) {
  /** Keeps the first {@code epochs} lines and drops what came after them. */
  public void keep(int epochs) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() < epochs) {
      throw new IOException(
          "%s: expected at least %d epochs, found %d".formatted(file, epochs, lines.size()));
    }
    StringBuilder kept = new StringBuilder();
    lines.subList(0, epochs).forEach(line -> kept.append(line).append('\n'));
    WholeFile.write(file, kept.toString());
  }

  /**
   * Adds an epoch. It is forced to the disk, as the checkpoint after it is: with fewer epochs than
   * that, no training could go on after a power cut.
   */
  public void add(Epoch epoch) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(Json.line(epoch) + "\n");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** The last epoch in the file; empty without a file or an epoch. */
  public Optional<Epoch> last() throws IOException {
    List<Epoch> epochs = Files.exists(file) ? read() : List.of();
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /** The epochs in the file. */
  public List<Epoch> read() throws IOException {
    return List.copyOf(Json.lines(file, Epoch.class));
  }
}
