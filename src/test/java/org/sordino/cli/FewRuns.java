package org.sordino.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of a few runs of two epochs, on the songs of {@link Studio}. */
abstract class FewRuns {
  static final String YAML =
      """
      title: a few runs
      data: {split: 2/1/1}
      training: {epochs: 2, batch: 8}
      methods:
        cross-entropy: {}
        kd: {teacher: {method: cross-entropy, seed: 1, epoch: 1}}
      grid:
        - {networks: [nnet1], seeds: [1, 2]}
      """;

  static final String LISTS =
      """
      title: lists
      data: {split: lists:mine}
      training: {epochs: 1, batch: 8}
      methods: {cross-entropy: {}}
      grid: [{networks: nnet1}]
      """;

  static final List<String> RUNS =
      List.of("cross-entropy/seed-1", "cross-entropy/seed-2", "kd/seed-1", "kd/seed-2");

  /** The experiment of {@link #YAML}, trained once for all tests beside the songs. */
  private static final class Finished {
    static final Path FOLDER = Studio.run().resolveSibling("few");
    static final Ran RAN = train();

    private static Ran train() {
      try {
        Path file = Files.writeString(Studio.run().resolveSibling("few.yaml"), YAML);
        return Ran.sordino(command(file, FOLDER)).ended(ExitCode.DONE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @TempDir Path temp;

  private static Object[] command(Path file, Path out, Object... more) {
    List<Object> command = new ArrayList<>(List.of("experiment", file));
    command.addAll(List.of("--data", Studio.songs(), "--cache", Studio.cache()));
    command.addAll(List.of("--device", "cpu", "--threads", 2, "--out", out));
    command.addAll(Arrays.asList(more));
    return command.toArray();
  }

  Object[] command(String yaml, Object... more) throws IOException {
    Path file = temp.resolve("few.yaml");
    Files.writeString(file, yaml);
    return command(file, temp.resolve("out"), more);
  }

  Ran experiment(String yaml, Object... more) throws IOException {
    return Ran.sordino(command(yaml, more));
  }

  /**
   * Puts the finished experiment of {@link #YAML} into {@code out}, without the folders of the
   * {@code missing} runs.
   *
   * @return what its training printed
   */
  Ran finished(String... missing) throws IOException {
    Ran ran = Finished.RAN;
    List<Path> left =
        Arrays.stream(missing).map(Finished.FOLDER.resolve("runs/nnet1")::resolve).toList();
    try (Stream<Path> files = Files.walk(Finished.FOLDER)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (left.stream().noneMatch(file::startsWith)) {
          Files.copy(file, temp.resolve("out").resolve(Finished.FOLDER.relativize(file)));
        }
      }
    }
    return ran;
  }

  Path run(String name) {
    return temp.resolve("out/runs/nnet1").resolve(name);
  }

  byte[] weights(String run) throws IOException {
    return Files.readAllBytes(run(run).resolve("model/weights.safetensors"));
  }

  static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
