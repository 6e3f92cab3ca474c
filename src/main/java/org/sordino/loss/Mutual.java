package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.sordino.file.Require;

/**
 * Deep mutual learning ([Zh18]): n peers learn together, each with CE + 1/(n − 1)·Σ KL(p_other ‖ p)
 * over the other peers, whose outputs on the same batch before any update are its teachers.
 *
 * @param peers n, at least 2; the first is the model
 */
public record Mutual(int peers) implements SoftLabelMethod {
  /** Refuses settings out of range. */
  public Mutual {
    Require.atLeast(2, "--peers", peers);
  }

  @Override
  public double crossEntropyWeight() {
    return 1;
  }

  @Override
  public double divergenceWeight() {
    return 1;
  }

  @Override
  public boolean needsTeacher() {
    return true;
  }

  /** The mean KL is the cross-entropy with the mean distribution less the mean entropy. */
  @Override
  public Teacher teacher(Targets targets) {
    List<Teacher> others =
        targets.teacherLogits().stream().map(logits -> Teacher.network(logits, 1)).toList();
    if (others.size() != peers - 1) {
      throw new IllegalStateException(
          "expected the logits of %d other peers, found %d".formatted(peers - 1, others.size()));
    }
    NDArray distribution = others.get(0).distribution();
    NDArray entropy = others.get(0).entropy();
    for (Teacher other : others.subList(1, others.size())) {
      distribution = distribution.add(other.distribution());
      entropy = entropy.add(other.entropy());
    }
    return new Teacher(distribution.div(scalar(others.size())), entropy.div(scalar(others.size())));
  }
}
