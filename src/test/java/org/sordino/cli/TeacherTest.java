package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.Split;

class TeacherTest {
  private static final List<Object> THREE =
      List.of("--loss", "born-again", "--generations", 3, "--alpha", 0.5);

  /** Trained with cross-entropy alone. */
  private static Path hard;

  /** Trained by {@link #THREE}. */
  private static Path third;

  @TempDir Path temp;

  @BeforeAll
  static void trainForAll(@TempDir Path shared) {
    hard = shared.resolve("hard");
    train(hard).ended(ExitCode.DONE);
    third = shared.resolve("third");
    train(third, THREE.toArray()).ended(ExitCode.DONE);
  }

  private Ran train(String out, Object... more) {
    return train(temp.resolve(out), more);
  }

  private static Ran train(Path out, Object... more) {
    List<Object> options = new ArrayList<>(List.of(more));
    if (!options.contains("--epochs")) {
      options.addAll(List.of("--epochs", 1));
    }
    return Ran.sordino(Studio.train(out, options.toArray()));
  }

  private JsonNode lastEpoch(String run) throws IOException {
    List<String> lines = Files.readAllLines(temp.resolve(run).resolve("history.jsonl"));
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private byte[] weights(String folder) throws IOException {
    return weights(temp.resolve(folder));
  }

  private static byte[] weights(Path folder) throws IOException {
    return Files.readAllBytes(folder.resolve("weights.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kd", "wsl"})
  void train_withATeacher_isTaughtByIt(String loss) throws IOException {
    train("run", "--loss", loss, "--teacher", Studio.model()).ended(ExitCode.DONE);

    assertTrue(lastEpoch("run").has("regularization_samples"));
    // From the same initial weights and songs, so that the teacher alone makes the difference.
    train("other", "--loss", loss, "--teacher", hard.resolve("model")).ended(ExitCode.DONE);
    assertFalse(Arrays.equals(weights("other/model"), weights("run/model")));
    JsonNode config = new ObjectMapper().readTree(temp.resolve("run/config.json").toFile());
    assertEquals("nnet1", config.at("/teacher/network/name").asText());
    assertEquals(loss, config.at("/loss/name").asText());
  }

  @Test
  void train_withATeacherOfAnotherArchitecture_isTaughtByIt() throws IOException {
    train("nnet2", "--network", "nnet2").ended(ExitCode.DONE);

    train("run", "--loss", "kd", "--teacher", temp.resolve("nnet2/model")).ended(ExitCode.DONE);

    JsonNode config = new ObjectMapper().readTree(temp.resolve("run/config.json").toFile());
    assertEquals("nnet2", config.at("/teacher/network/name").asText());
  }

  @Test
  void train_softOnly_hasNoCrossEntropyGradient() throws IOException {
    train("run", "--loss", "kd-soft-only", "--teacher", Studio.model()).ended(ExitCode.DONE);

    assertEquals(0, lastEpoch("run").get("cross_entropy_gradient").asDouble());
    assertTrue(lastEpoch("run").get("kl_gradient").asDouble() > 0);
  }

  @Test
  void train_withoutTheTeacherThatTheLossNeeds_isRefused() {
    Ran ran = train("run", "--loss", "kd").ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("--teacher"), ran.err());
    assertFalse(Files.exists(temp.resolve("run")));
  }

  @Test
  void train_withATeacherThatTheLossDoesNotTake_isRefused() {
    Ran ran = train("run", "--loss", "lsr", "--teacher", Studio.model()).ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("--teacher"), ran.err());
  }

  @Test
  void train_withATeacherOfOtherClasses_isRefusedSayingWhich() {
    String two = Studio.GENRES.get(0) + "," + Studio.GENRES.get(1);

    Ran ran =
        train("run", "--loss", "kd", "--teacher", Studio.model(), "--classes", two)
            .ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("classes"), ran.err());
    assertTrue(ran.err().contains(Studio.GENRES.get(2)), ran.err());
  }

  @Test
  void train_withATeacherOfOtherFeatures_isRefusedSayingWhich() {
    Ran ran =
        train("run", "--loss", "kd", "--teacher", Studio.model(), "--scale", "decibel")
            .ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("features"), ran.err());
  }

  @Test
  void train_withATeacherThatHeardTheTestSongs_warns() {
    Ran ran =
        train("run", "--loss", "kd", "--teacher", Studio.model(), "--split-seed", 99)
            .ended(ExitCode.DONE);

    assertTrue(ran.err().contains("was trained on"), ran.err());
  }

  @Test
  void train_withATeacherThatHeardACopyOfATestSong_warnsAndRecordsIt() throws IOException {
    Path data = temp.resolve("songs");
    Studio.write(data, Studio.SONGS_PER_GENRE);
    Split split = Split.read(Studio.run().resolve("split"));
    String heard = split.train().get(0);
    String genre = heard.substring(0, heard.lastIndexOf('.'));
    Studio.copy(heard, data);
    Path lists = temp.resolve("lists");
    new Split(split.train().subList(1, split.train().size()), List.of(), List.of(genre + ".copy"))
        .write(lists);

    List<Object> options = new ArrayList<>(List.of("--loss", "kd", "--teacher", Studio.model()));
    options.addAll(List.of("--data", data, "--split", "lists:" + lists));
    Ran ran = train("run", options.toArray()).ended(ExitCode.DONE);

    assertTrue(ran.err().contains("was trained on 1 of the test songs"), ran.err());
    JsonNode config = new ObjectMapper().readTree(temp.resolve("run/config.json").toFile());
    assertEquals(1, config.at("/teacher/known_test_songs").asInt());
  }

  @Test
  void train_keepingAnEpoch_keepsTheModelThatItWasThen() throws IOException {
    train("two", "--epochs", 2, "--keep-epoch", 1).ended(ExitCode.DONE);

    assertArrayEquals(weights(hard.resolve("model")), weights("two/model-epoch-1"));
  }

  @Test
  void train_keepingAnEpochThatDoesNotCome_isRefused() {
    Ran ran = train("run", "--keep-epoch", 5).ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("--keep-epoch"), ran.err());
  }

  @Test
  void train_tfKdSelf_trainsItsTeacherWithCrossEntropyFirst() throws IOException {
    train("run", "--loss", "tf-kd-self").ended(ExitCode.DONE);

    assertArrayEquals(weights(hard.resolve("model")), weights("run/teacher/model"));
    assertTrue(lastEpoch("run").has("regularization_samples"));
  }

  @Test
  void train_bornAgain_eachGenerationIsTaughtByTheOneBefore() throws IOException {
    Path second = third.resolve("generation-2/model");
    long seed = 1 + 2 * 1_000_000_007L; // of the third generation, the first having 1
    train("kd", "--loss", "kd", "--alpha", 0.5, "--seed", seed, "--teacher", second)
        .ended(ExitCode.DONE);

    assertArrayEquals(weights("kd/model"), weights(third.resolve("model")));
  }

  @Test
  void train_bornAgainFromAGivenFirstGeneration_isTheSameAsWhenItTrainsThat() throws IOException {
    List<Object> begun = new ArrayList<>(THREE);
    begun.addAll(List.of("--teacher", hard.resolve("model")));
    train("begun", begun.toArray()).ended(ExitCode.DONE);

    assertArrayEquals(weights(third.resolve("model")), weights("begun/model"));
    assertFalse(Files.exists(temp.resolve("begun/generation-1")));
    begun.set(begun.indexOf(3), 2);
    train("two", begun.toArray()).ended(ExitCode.DONE);
    assertArrayEquals(weights(third.resolve("generation-2/model")), weights("two/model"));
  }

  @Test
  void train_itselfFromAnotherNetwork_isRefused() {
    train("first", "--batch-norm").ended(ExitCode.DONE);

    for (String loss : List.of("born-again", "tf-kd-self")) {
      Ran ran = train("run", "--loss", loss, "--teacher", model("first")).ended(ExitCode.USAGE);

      assertTrue(ran.err().contains("--loss " + loss + " expected the student's network"), loss);
      assertFalse(Files.exists(temp.resolve("run")));
    }
  }

  private Path model(String run) {
    return temp.resolve(run).resolve("model");
  }

  @Test
  void train_mutual_reportsEveryPeerAndResumes() throws IOException {
    train("whole", "--loss", "mutual", "--peers", 3).ended(ExitCode.DONE);
    assertTrue(Files.exists(temp.resolve("whole/peers/2/metrics.json")));
    assertTrue(Files.exists(temp.resolve("whole/peers/3/model/model.json")));
    assertFalse(Arrays.equals(weights("whole/model"), weights("whole/peers/2/model")));

    // As if killed after the last epoch: the checkpoint is there, the figures are not.
    Files.delete(temp.resolve("whole/metrics.json"));
    byte[] before = weights("whole/peers/3/model");
    train("whole", "--loss", "mutual", "--peers", 3, "--resume").ended(ExitCode.DONE);
    assertArrayEquals(before, weights("whole/peers/3/model"));
  }
}
