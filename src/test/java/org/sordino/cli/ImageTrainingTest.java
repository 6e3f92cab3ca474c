package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.dataset.MadeUpImages;
import org.sordino.file.Json;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.model.ModelFolder;
import org.sordino.model.SafeTensors;

/** The commands on images: ResNet8 on ten images of noise in each part. */
class ImageTrainingTest {
  private static final Set<LossName> TAUGHT_BY_A_MODEL =
      EnumSet.of(
          LossName.KD,
          LossName.KD_SOFT_ONLY,
          LossName.KD_MIXTURE,
          LossName.KD_MASKED,
          LossName.KD_SELECTED,
          LossName.WSL);

  @TempDir private static Path temp;
  private static Path images;

  @BeforeAll
  static void makeImages() throws IOException {
    images = temp.resolve("cinic");
    MadeUpImages.pngPart(images, "train", 0);
    MadeUpImages.pngPart(images, "valid", 10);
    MadeUpImages.pngPart(images, "test", 20);
    train("teaching", "--network", "wrn-10-1", "--epochs", 1).ended(ExitCode.DONE);
    train("hard", "--loss", "cross-entropy", "--epochs", 1).ended(ExitCode.DONE);
    train("trained").ended(ExitCode.DONE);
  }

  private static Ran train(String name, Object... more) {
    return Ran.sordino(arguments(name, more));
  }

  private static Object[] arguments(String name, Object... more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("--dataset", "cinic-10");
    options.put("--data", images);
    options.put("--network", "resnet8");
    options.put("--epochs", 2);
    options.put("--batch", 4);
    options.put("--out", temp.resolve(name));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i].toString(), more[i + 1]);
    }
    List<Object> arguments = new ArrayList<>(List.of("train"));
    options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
    return arguments.toArray();
  }

  private static Set<String> keys(JsonNode json) {
    Set<String> keys = new TreeSet<>();
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      keys.add(names.next());
    }
    return keys;
  }

  private static List<JsonNode> history(String name) throws IOException {
    Path file = temp.resolve(name).resolve("history.jsonl");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(Json.parse(line, ObjectNode.class, file));
    }
    return lines;
  }

  @Test
  void train_onImages_writesARunWithoutSongs() throws IOException {
    Ran ran = train("run", "--loss", "lsr-os-tc").ended(ExitCode.DONE);

    assertTrue(ran.out().matches("test: error \\d+\\.00 % of 10 images\\R"), ran.out());
    JsonNode last = history("run").get(1);
    assertTrue(keys(last).contains("train_error_percent"), last.toString());
    assertTrue(keys(last).contains("validation_error_percent"), last.toString());
    assertEquals(0.0001 + (0.1 - 0.0001) / 2, last.get("learning_rate").asDouble(), 1e-12);
    ObjectNode metrics = Json.read(temp.resolve("run/metrics.json"), ObjectNode.class);
    assertEquals(10, metrics.get("images").asInt());
    assertTrue(metrics.has("error_percent"), metrics.toString());
    for (JsonNode json : List.of(last, metrics)) {
      assertTrue(
          keys(json).stream().noneMatch(key -> key.contains("song") || key.contains("clip")),
          json.toString());
    }
    String header = Files.readAllLines(temp.resolve("run/predictions.csv")).get(0);
    assertTrue(header.startsWith("image,clip,truth,airplane,"), header);
  }

  @Test
  void evaluate_ofImages_givesTheRunsFigures() throws IOException {
    ObjectNode metrics = Json.read(temp.resolve("trained/metrics.json"), ObjectNode.class);

    for (List<Object> how :
        List.<List<Object>>of(
            List.of("--model", model("trained"), "--data", images),
            List.of("--predictions", temp.resolve("trained/predictions.csv")))) {
      List<Object> arguments = new ArrayList<>(List.of("evaluate", "--json"));
      arguments.addAll(how);
      Ran ran = Ran.sordino(arguments.toArray()).ended(ExitCode.DONE);
      ObjectNode found = Json.parse(ran.out(), ObjectNode.class, temp);
      assertEquals(metrics.get("confusion"), found.get("confusion"));
      assertEquals(metrics.get("error_percent"), found.get("error_percent"));
      assertEquals(metrics.get("nll").asDouble(), found.get("nll").asDouble(), 1e-6);
    }
  }

  @Test
  void evaluate_onOtherImages_isRefusedUnlessAllAreAskedFor() throws IOException {
    Path other = temp.resolve("other");
    MadeUpImages.pngPart(other, "train", 30);
    MadeUpImages.pngPart(other, "valid", 40);
    MadeUpImages.pngPart(other, "test", 50);
    Path model = model("trained");

    Ran.sordino("evaluate", "--model", model, "--data", other)
        .failed(ExitCode.FAILURE, other, "--part all");
    Ran all = Ran.sordino("evaluate", "--model", model, "--data", other, "--part", "all");
    assertTrue(all.ended(ExitCode.DONE).err().contains("not the images"), all.err());
    // Of all these images the test part is measured, and so it is called.
    assertTrue(all.out().matches("(?s)test: error \\d+\\.00 % of 10 images\\R.*"), all.out());
  }

  @Test
  void evaluate_onOtherClasses_namesThem() throws IOException {
    Path hundred = MadeUpImages.write(temp.resolve("hundred"), MadeUpImages.cifar100());

    Ran.sordino(
            "evaluate",
            "--model",
            model("trained"),
            "--dataset",
            "cifar-100",
            "--data",
            hundred,
            "--part",
            "all")
        .failed(ExitCode.FAILURE, hundred, "expected the 10 classes of the model, found 100");
  }

  @Test
  void train_again_seesTheSameImages() throws IOException {
    train("again", "--keep-epoch", 1).ended(ExitCode.DONE);
    train("plain", "--augment", "none").ended(ExitCode.DONE);

    float[] first = weights("trained");
    assertArrayEquals(first, weights("again"));
    assertFalse(Arrays.equals(first, weights("plain")));
  }

  private static float[] weights(String run) throws IOException {
    return SafeTensors.read(temp.resolve(run).resolve("model/weights.safetensors"))
        .tensors()
        .get("conv1.weight")
        .values();
  }

  @ParameterizedTest
  @EnumSource
  void train_withEveryLoss_learnsByItFromImages(LossName loss) throws IOException {
    String run = loss.label() + "-run";
    List<Object> options = new ArrayList<>(List.of("--loss", loss.label(), "--epochs", 1));
    if (TAUGHT_BY_A_MODEL.contains(loss)) {
      options.addAll(List.of("--teacher", model("teaching")));
    }
    train(run, options.toArray()).ended(ExitCode.DONE);

    SoftLabelMethod method = loss.create(new LossOptions(10, Map.of()));
    JsonNode epoch = history(run).get(0);
    assertTrue(epoch.get("loss").asDouble() > 0);
    assertEquals(method.needsTeacher(), epoch.has("regularization_samples"));
    Path config = temp.resolve(run).resolve("config.json");
    ObjectNode expected = Json.parse(Json.line(method), ObjectNode.class, config);
    assertEquals(
        expected.put("name", loss.label()), Json.read(config, ObjectNode.class).get("loss"));
    // From the same initial weights and images, so that the loss alone makes the difference.
    boolean same = Arrays.equals(weights("hard"), weights(run));
    assertEquals(loss == LossName.CROSS_ENTROPY, same, "weights as of cross-entropy");
  }

  @Test
  void kd_fromATeacherThatKnowsTheValidationImages_warns() {
    train("all-knowing", "--train-parts", "train,valid", "--epochs", 1).ended(ExitCode.DONE);

    Ran flattered = taught("flattered", model("all-knowing"));
    Ran honest = taught("honest", model("trained"));
    Ran twins = taught("twins", model("all-knowing"), "--train-parts", "train,valid");

    assertTrue(
        flattered
            .ended(ExitCode.DONE)
            .err()
            .contains("was trained on 10 of the validation images: its student's errors"),
        flattered.err());
    assertFalse(honest.ended(ExitCode.DONE).err().contains("was trained on"), honest.err());
    assertFalse(twins.ended(ExitCode.DONE).err().contains("was trained on"), twins.err());
  }

  private static Ran taught(String name, Path teacher, Object... more) {
    List<Object> options =
        new ArrayList<>(List.of("--loss", "kd", "--teacher", teacher, "--epochs", 1));
    options.addAll(List.of(more));
    return train(name, options.toArray());
  }

  private static Path model(String run) {
    return temp.resolve(run).resolve("model");
  }

  @Test
  void classify_ofImages_agreesWithThePredictions() throws IOException {
    Path model = model("trained");

    Ran ran = Ran.sordino("classify", "--model", model, "--csv", images.resolve("test"));
    Ran large = Ran.sordino("classify", "--model", model, "--json", large());

    List<String> lines = ran.ended(ExitCode.DONE).out().lines().toList();
    assertEquals(11, lines.size());
    List<String> rows = Files.readAllLines(temp.resolve("trained/predictions.csv"));
    assertEquals(11, rows.size());
    double temperature = new ModelFolder(model).describe().calibrationTemperature();
    assertNotEquals(1, temperature, 0.1, "to tell calibrated ones from others");
    for (String row : rows.subList(1, rows.size())) {
      double[] expected = Calibrated.at(temperature, numbers(row.split(",", -1), 3, 13));
      String found = lines.stream().filter(l -> l.contains(row.split(",", -1)[0])).findAny().get();
      assertArrayEquals(expected, numbers(found.split(",", -1), 4, 14), 1e-5, found);
    }
    assertTrue(large.ended(ExitCode.DONE).err().contains("64 × 48 pixels, scaled"), large.err());
    assertEquals(10, large.json().get(0).get("probabilities").size());
  }

  @Test
  void classify_ofSomethingElse_failsInOneLine() throws IOException {
    Path text = Files.writeString(temp.resolve("text.png"), "no picture");

    Ran.sordino("classify", "--model", model("trained"), text)
        .failed(ExitCode.SOME_FAILED, text, "PNG or JPEG", "another file");
  }

  private static Path large() throws IOException {
    Path file = temp.resolve("large.jpg");
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    assertTrue(ImageIO.write(picture, "jpg", file.toFile()));
    return file;
  }

  private static double[] numbers(String[] fields, int from, int to) {
    return Arrays.stream(fields, from, to).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void train_withOptionsOfSongs_refusesThem() {
    train("refused", "--split", "8/1/1").failed(ExitCode.USAGE, "--split", "cinic-10");
    train("refused", "--classes", "cat,dog").failed(ExitCode.USAGE, "--classes");
    train("refused", "--augment", "colour").failed(ExitCode.USAGE, "--augment", "colour");
    train("refused", "--train-parts", "test").failed(ExitCode.USAGE, "test");
    train("refused", "--network", "nnet1").failed(ExitCode.USAGE, "--network", "nnet1");
    train("refused", "--augment", "vary").failed(ExitCode.USAGE, "crop-flip or none");
    Ran.sordino(Studio.train(temp.resolve("refused"), "--augment", "crop-flip"))
        .failed(ExitCode.USAGE, "--augment", "vary or none");
    Ran.sordino(Studio.train(temp.resolve("refused"), "--network", "resnet8"))
        .failed(ExitCode.USAGE, "--network", "resnet8", "channels × height × width");
    assertFalse(Files.exists(temp.resolve("refused")));
  }

  @Test
  void evaluateAndClassify_withOptionsOfSongs_refuseThem() {
    Path model = model("trained");
    for (List<Object> option :
        List.<List<Object>>of(
            List.of("--vote", "log"),
            List.of("--songs-per-class", 3),
            List.of("--extra-training", temp),
            List.of("--cache", temp))) {
      List<Object> arguments =
          new ArrayList<>(List.of("evaluate", "--model", model, "--data", images));
      arguments.addAll(option);
      Ran.sordino(arguments.toArray()).failed(ExitCode.USAGE, option.get(0), "of images");
    }
    Ran.sordino("classify", "--model", model, "--timeline", images.resolve("test"))
        .failed(ExitCode.USAGE, "--timeline", "found one of images");
  }

  @Test
  void resume_ofAKilledRun_endsLikeAnUnbrokenOne() throws IOException, InterruptedException {
    train("unbroken", "--epochs", 4).ended(ExitCode.DONE);
    Object[] arguments = arguments("killed", "--epochs", 4);
    try (Child child = Child.sordino(temp, arguments)) {
      child.killAt(temp.resolve("killed/history.jsonl"), 1);
    }
    assertFalse(Files.exists(temp.resolve("killed/metrics.json")), "it was killed too late");
    Object[] again = Arrays.copyOf(arguments, arguments.length + 1);
    again[arguments.length] = "--resume";
    Ran.sordino(again).ended(ExitCode.DONE);

    for (String file : List.of("model/weights.safetensors", "predictions.csv", "metrics.json")) {
      assertArrayEquals(
          Files.readAllBytes(temp.resolve("unbroken").resolve(file)),
          Files.readAllBytes(temp.resolve("killed").resolve(file)),
          file);
    }
  }

  @Test
  void teacherOfSongs_forImages_isRefused() {
    train("refused", "--loss", "kd", "--teacher", Studio.run().resolve("model"))
        .after("device ")
        .after("reading the images ")
        .failed(ExitCode.USAGE, "--teacher");
  }
}
