package org.sordino.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.loss.Factor;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.Classification;
import org.sordino.model.GenreClassifier;

class DocumentedCodeTest extends EngineTest {
  private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** Every Java block of the documents stands, line by line, in the code of this package. */
  @Test
  void documents_everyJavaBlock_isCodeThatRunsHere() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(ROOT.resolve("src/test/java/org/sordino/examples"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        code.append(stripped(Files.readString(file)));
      }
    }
    int blocks = 0;
    for (String document : List.of("README.md", "CONTRIBUTING.md")) {
      String text = Files.readString(ROOT.resolve(document));
      for (MatchResult block : (Iterable<MatchResult>) BLOCK.matcher(text).results()::iterator) {
        assertTrue(code.indexOf(stripped(block.group(1))) >= 0, document + ": " + block.group(1));
        blocks++;
      }
    }
    assertEquals(3, blocks);
  }

  /** Without indentation, line breaks and what a formatter may move. */
  private static String stripped(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void classifier_shippedModelAndSong_answersAsTheReadmeSays() throws IOException {
    Path model = ROOT.resolve("models/demo");
    Path song = ROOT.resolve("audio/waltz.wav");
    String answered = classify(model, song);
    int space = answered.indexOf(' ');
    long percent = Math.round(100 * Double.parseDouble(answered.substring(space + 1)));
    String told = song.getFileName() + ": " + answered.substring(0, space) + " " + percent + " %,";
    assertTrue(Files.readString(ROOT.resolve("README.md")).contains(told), told);
  }

  private static String classify(Path model, Path song) throws IOException {
    try (GenreClassifier classifier = GenreClassifier.load(model)) {
      Classification answer = classifier.classify(song);
      return answer.genre() + " " + answer.confidence();
    }
  }

  /** From a network that takes all inputs for one class. */
  @Test
  void loss_inATrainerOfDjl_teachesToTellInputsApart() {
    Loss loss = new SoftLabelLoss(new LsrOsTc(0.1, 2, 0.25, Factor.TAU));
    TrainingConfig config = new DefaultTrainingConfig(loss);

    try (Model model = Model.newInstance("example", "PyTorch")) {
      Linear linear = Linear.builder().setUnits(3).build();
      linear.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
      model.setBlock(linear);
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 3));
        NDArray inputs = trainer.getManager().eye(3);
        NDArray labels = trainer.getManager().create(new long[] {2, 0, 1});
        double first = step(trainer, inputs, labels);
        double last = first;
        for (int i = 0; i < 200; i++) {
          last = step(trainer, inputs, labels);
        }
        assertTrue(last < 0.9 * first, first + " " + last);
        NDArray logits = trainer.evaluate(new NDList(inputs)).singletonOrThrow();
        assertArrayEquals(labels.toLongArray(), logits.argMax(1).toLongArray());
      }
    }
  }

  private static double step(Trainer trainer, NDArray inputs, NDArray labels) {
    double value;
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDArray logits = trainer.forward(new NDList(inputs)).singletonOrThrow();
      NDArray loss = trainer.getLoss().evaluate(new NDList(labels), new NDList(logits));
      collector.backward(loss);
      value = loss.getFloat();
    }
    trainer.step();
    return value;
  }

  /** Truth 0 of four classes: half a teacher on class 1 and half on class 3. */
  @Test
  void neighbourSmoothing_gradient_isThatOfItsTeacher() {
    NDArray logits = manager.create(new double[][] {{0.3, -0.2, 1, 0.5}});
    logits.setRequiresGradient(true);
    SoftLabelLoss loss = new SoftLabelLoss(new NeighbourSmoothing(0.2));
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(loss.parts(logits, manager.create(new long[] {0})).total());
    }
    double[] p = manager.create(new double[][] {{0.3, -0.2, 1, 0.5}}).softmax(1).toDoubleArray();
    double[] target = {0.8, 0.1, 0, 0.1};
    double[] gradient = logits.getGradient().toDoubleArray();
    for (int i = 0; i < 4; i++) {
      assertEquals(p[i] - target[i], gradient[i], 1e-12);
    }
  }
}
