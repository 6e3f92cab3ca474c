package org.sordino.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.PyTorch;

/** A loss and its gradient for 128 rows of logits of 10 and of 100 classes. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LossBenchmark extends Measured {
  @Param({"cross-entropy", "lsr", "lsr-os", "lsr-os-tc", "tf-kd-reg", "kd", "wsl"})
  public String loss;

  @Param({"10", "100"})
  public int classes;

  private NDManager manager;
  private SoftLabelLoss equation;
  private NDArray logits;
  private NDArray labels;
  private List<NDArray> teachers;

  @Setup
  public void create() throws IOException {
    manager = PyTorch.start("cpu", 1).newManager();
    equation = new SoftLabelLoss(LossName.parse(loss).create(new LossOptions(classes, Map.of())));
    Shape shape = new Shape(StepTimes.BATCH, classes);
    logits = manager.randomNormal(shape);
    labels = manager.arange(StepTimes.BATCH).mod(classes);
    teachers = equation.method().needsTeacher() ? List.of(manager.randomNormal(shape)) : List.of();
  }

  @TearDown
  public void close() {
    manager.close();
  }

  @Benchmark
  public void gradient() {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray inputs = logits.duplicate();
      inputs.attach(scope);
      inputs.setRequiresGradient(true);
      NDArray total = equation.parts(inputs, labels, teachers).total();
      collector.backward(total);
    }
  }
}
