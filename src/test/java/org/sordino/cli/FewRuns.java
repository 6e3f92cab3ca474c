package org.sordino.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  @TempDir Path temp;

  Object[] command(String yaml, Object... more) throws IOException {
    Path file = temp.resolve("few.yaml");
    Files.writeString(file, yaml);
    List<Object> command = new ArrayList<>(List.of("experiment", file));
    command.addAll(List.of("--data", Studio.songs(), "--cache", Studio.cache()));
    command.addAll(List.of("--device", "cpu", "--threads", 2, "--out", temp.resolve("out")));
    command.addAll(Arrays.asList(more));
    return command.toArray();
  }

  Ran experiment(String yaml, Object... more) throws IOException {
    return Ran.sordino(command(yaml, more));
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
