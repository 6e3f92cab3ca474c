package org.sordino.bench;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Examples;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.PyTorch;
import org.sordino.training.TeacherLogits;

/**
 * What a loss costs: the time of a training step with it, divided by that with cross-entropy. Every
 * loss trains a network of its own; they take turns, a step each, so that a machine whose speed
 * drifts treats all alike. Teachers' logits are stored. Arguments: network, steps, threads.
 */
public final class LossCost {
  private static final List<String> LOSSES =
      List.of("cross-entropy", "cross-entropy", "lsr", "lsr-os", "lsr-os-tc", "tf-kd-reg", "kd");

  /** The first steps, in which Java compiles and PyTorch chooses its kernels. */
  private static final int WARM_UP = 5;

  private LossCost() {}

  public static void main(String[] arguments) throws IOException {
    String network = arguments[0];
    int steps = Integer.parseInt(arguments[1]);
    PyTorch torch = PyTorch.start("cpu", Integer.parseInt(arguments[2]));
    Examples examples = TrainingStep.examples(network, steps * StepTimes.BATCH);
    Examples none = TrainingStep.examples(network, 0);
    List<Semaphore> turns = LOSSES.stream().map(loss -> new Semaphore(0)).toList();
    List<CompletableFuture<List<Double>>> runs =
        IntStream.range(0, LOSSES.size())
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> times(torch, network, examples, none, turns, i),
                        task -> new Thread(task, LOSSES.get(i)).start()))
            .toList();
    turns.get(0).release();
    List<List<Double>> times = runs.stream().map(CompletableFuture::join).toList();
    System.out.println("| loss | ms per step | times cross-entropy (quartiles) |");
    System.out.println("|---|--:|--:|");
    for (int i = 0; i < LOSSES.size(); i++) {
      System.out.println(row(LOSSES.get(i), times.get(i), times.get(0)));
    }
  }

  private static List<Double> times(
      PyTorch torch,
      String network,
      Examples examples,
      Examples none,
      List<Semaphore> turns,
      int mine) {
    SoftLabelLoss loss =
        new SoftLabelLoss(
            LossName.parse(LOSSES.get(mine))
                .create(new LossOptions(examples.classes().size(), Map.of())));
    Semaphore next = turns.get((mine + 1) % turns.size());
    turns.get(mine).acquireUninterruptibly();
    try {
      return StepTimes.of(
          torch,
          network,
          loss,
          teacher(torch, loss, examples),
          examples,
          none,
          () -> {
            next.release();
            turns.get(mine).acquireUninterruptibly();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      next.release();
    }
  }

  private static @Nullable TeacherLogits teacher(
      PyTorch torch, SoftLabelLoss loss, Examples examples) {
    return loss.method().needsTeacher()
        ? TeacherLogits.stored(
            torch.newManager().zeros(new Shape(examples.size(), examples.classes().size())))
        : null;
  }

  private static String row(String loss, List<Double> times, List<Double> plain) {
    List<Double> ratios =
        IntStream.range(WARM_UP, plain.size())
            .mapToObj(step -> times.get(step) / plain.get(step))
            .sorted()
            .toList();
    return String.format(
        "| %s | %.1f | %.3f (%.3f to %.3f) |",
        loss,
        StepTimes.median(times.subList(WARM_UP, times.size())),
        ratios.get(ratios.size() / 2),
        ratios.get(ratios.size() / 4),
        ratios.get(3 * ratios.size() / 4));
  }
}
