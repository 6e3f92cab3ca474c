package org.sordino.report;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.Targets;
import org.sordino.loss.Teacher;
import org.sordino.network.PyTorch;

/**
 * What methods with a fixed teacher teach ([W21] figure 2): their distributions, and their
 * divergence KL(t ‖ p(τ)) from a student over its temperature. The student says the smoothed label
 * itself: its logits are log((1 − α)·q + α·u). All is computed by package {@code loss}.
 *
 * @param alpha α, the weight of the teachers, above 0 and below 1
 * @param classes M, the first of which is the true one
 * @param taught what each teacher does
 */
record SmoothedLabels(double alpha, int classes, List<Taught> taught) {
  /** The temperatures of the student: 1 to 10 in steps of a quarter. */
  static final List<Double> TEMPERATURES =
      IntStream.rangeClosed(4, 40).mapToObj(quarter -> quarter / 4.0).toList();

  private static final int MOST_BARS = 10;

  /**
   * A method under the name that its lines and bars get.
   *
   * @param label the name
   * @param method a method that needs no teacher network
   */
  record Named(String label, SoftLabelMethod method) {}

  /**
   * What a teacher does.
   *
   * @param label its name
   * @param teacher t, a probability per class
   * @param divergences KL(t ‖ p(τ)) at each of {@link #TEMPERATURES}, in nats
   */
  record Taught(String label, List<Double> teacher, List<Double> divergences) {
    /** Copies the lists. */
    Taught {
      teacher = List.copyOf(teacher);
      divergences = List.copyOf(divergences);
    }
  }

  /** A method whose student has another temperature. */
  private record AtTemperature(SoftLabelMethod method, double studentTemperature)
      implements SoftLabelMethod {
    @Override
    public String name() {
      return method.name();
    }

    @Override
    public double crossEntropyWeight() {
      return method.crossEntropyWeight();
    }

    @Override
    public double divergenceWeight() {
      return method.divergenceWeight();
    }

    @Override
    public Teacher teacher(Targets targets) {
      return method.teacher(targets);
    }
  }

  /** Checks and copies. */
  SmoothedLabels {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha: expected above 0 and below 1, found " + alpha);
    }
    taught = List.copyOf(taught);
  }

  /** The teachers of {@code methods}. */
  static SmoothedLabels of(double alpha, int classes, List<Named> methods, PyTorch torch) {
    double[] student = new double[classes];
    Arrays.fill(student, Math.log(alpha / classes));
    student[0] = Math.log(1 - alpha + alpha / classes);
    double[] truth = new double[classes];
    truth[0] = 1;
    List<Taught> taught = new ArrayList<>();
    try (NDManager manager = torch.newManager()) {
      NDArray logits = manager.create(student, new Shape(1, classes));
      NDArray label = manager.create(new long[] {0});
      Targets targets = new Targets(manager.create(truth, new Shape(1, classes)), List.of());
      for (Named named : methods) {
        List<Double> divergences = new ArrayList<>();
        for (double temperature : TEMPERATURES) {
          SoftLabelLoss loss = new SoftLabelLoss(new AtTemperature(named.method(), temperature));
          divergences.add(loss.parts(logits, label).divergence().getDouble());
        }
        double[] teacher = named.method().teacher(targets).distribution().toDoubleArray();
        taught.add(new Taught(named.label(), Arrays.stream(teacher).boxed().toList(), divergences));
      }
    }
    return new SmoothedLabels(alpha, classes, taught);
  }

  /**
   * The hard label, the label smoothed by the last teacher, and the teachers; ten classes at most.
   */
  BarChart distributions() {
    int shown = Math.min(MOST_BARS, classes);
    List<String> categories = new ArrayList<>(List.of("true"));
    IntStream.rangeClosed(2, shown).forEach(c -> categories.add(Integer.toString(c)));
    Taught last = taught.get(taught.size() - 1);
    List<BarChart.Bars> bars = new ArrayList<>();
    bars.add(
        new BarChart.Bars("hard label", IntStream.range(0, shown).mapToObj(this::hard).toList()));
    bars.add(
        new BarChart.Bars(
            "label, α = " + Numbers.plain(alpha),
            IntStream.range(0, shown)
                .mapToObj(c -> (1 - alpha) * hard(c) + alpha * last.teacher().get(c))
                .toList()));
    for (Taught one : taught) {
      bars.add(new BarChart.Bars(one.label(), one.teacher().subList(0, shown)));
    }
    return new BarChart(
        "labels",
        shown < classes
            ? "What is taught about %s of %s classes".formatted(shown, classes)
            : "What is taught about the classes",
        "class",
        "probability",
        categories,
        bars);
  }

  private double hard(int index) {
    return index == 0 ? 1 : 0;
  }

  /** The divergences over the temperature. */
  LineChart divergences() {
    return new LineChart(
        "label-divergence",
        "Divergence of teachers from a smoothed student",
        "temperature τ of the student",
        "KL(t ‖ p(τ)) in nats",
        false,
        taught.stream().map(t -> Series.of(t.label(), TEMPERATURES, t.divergences())).toList());
  }
}
