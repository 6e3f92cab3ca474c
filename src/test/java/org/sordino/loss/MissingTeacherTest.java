package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;

/** Methods that networks teach, without the logits of as many. */
class MissingTeacherTest extends EngineTest {
  private final NDArray logits = manager.create(new double[][] {{1, 2}});
  private final NDArray labels = manager.create(new long[] {0});

  /** DJL's trainers have no place for a teacher's logits. */
  @Test
  void evaluate_aMethodThatANetworkTeaches_isRefused() {
    SoftLabelLoss loss = new SoftLabelLoss(new Kd(0.5, 4));

    assertEquals(
        "expected the logits of one teacher network, found 0",
        assertThrows(
                IllegalStateException.class,
                () -> loss.evaluate(new NDList(labels), new NDList(logits)))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void parts_ofOtherThanTwoPeersOfThree_areRefused(int peers) {
    SoftLabelLoss loss = new SoftLabelLoss(new Mutual(3));
    List<NDArray> others = Collections.nCopies(peers, logits);

    assertEquals(
        "expected the logits of 2 other peers, found " + peers,
        assertThrows(IllegalStateException.class, () -> loss.parts(logits, labels, others))
            .getMessage());
  }
}
