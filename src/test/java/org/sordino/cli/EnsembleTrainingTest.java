package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.model.SafeTensors;

class EnsembleTrainingTest {
  @TempDir private static Path temp;
  private static Path run;

  @BeforeAll
  static void train() {
    run = temp.resolve("run");
    Ran.sordino(Studio.train(run, "--members", 2)).ended(ExitCode.DONE);
  }

  private static Map<String, SafeTensors.Tensor> tensors(Path model) throws IOException {
    return SafeTensors.read(model.resolve("weights.safetensors")).tensors();
  }

  @Test
  void train_members_eachLearnsAsItWouldAlone() throws IOException {
    Map<String, SafeTensors.Tensor> together = tensors(run.resolve("model"));
    Map<String, SafeTensors.Tensor> alone = tensors(Studio.model());

    assertEquals(2 * alone.size(), together.size());
    alone.forEach(
        (name, tensor) -> {
          float[] first = together.get("member1." + name).values();
          float[] second = together.get("member2." + name).values();
          assertArrayEquals(tensor.values(), first, name);
          assertFalse(Arrays.equals(first, second), name);
        });
  }

  @Test
  void evaluate_anEnsemble_givesTheFiguresOfItsTraining() throws IOException {
    Ran evaluated =
        Ran.sordino(
                "evaluate",
                "--model",
                run.resolve("model"),
                "--data",
                Studio.songs(),
                "--cache",
                Studio.cache(),
                "--json")
            .ended(ExitCode.DONE);

    assertEquals(Files.readString(run.resolve("metrics.json")), evaluated.out());
  }

  @Test
  void classify_withAnEnsemble_answers() {
    Ran ran =
        Ran.sordino("classify", "--model", run.resolve("model"), Studio.song())
            .ended(ExitCode.DONE);

    assertTrue(ran.out().contains("%"), ran.out());
  }

  @Test
  void resume_afterTheLastEpoch_givesTheSameWeights() throws IOException {
    Path killed = temp.resolve("killed");
    for (String file : List.of("config.json", "history.jsonl", "checkpoint/state.safetensors")) {
      Files.createDirectories(killed.resolve(file).getParent());
      Files.copy(run.resolve(file), killed.resolve(file));
    }

    Ran.sordino(Studio.train(killed, "--members", 2, "--resume")).ended(ExitCode.DONE);

    assertArrayEquals(
        Files.readAllBytes(run.resolve("model/weights.safetensors")),
        Files.readAllBytes(killed.resolve("model/weights.safetensors")));
    assertEquals(2, Files.readAllLines(killed.resolve("history.jsonl")).size());
  }

  @Test
  void train_mutualWithMembers_isRefused() {
    Ran.sordino(Studio.train(temp.resolve("mutual"), "--loss", "mutual", "--members", 2))
        .failed(ExitCode.USAGE, "--members", "mutual");
  }
}
