package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest extends NetworkTest {
  private static final Shape INPUT = new Shape(8, 32);

  private static NetworkSettings settings(Integer members) {
    return NetworkSettings.of("nnet1").withMembers(members);
  }

  private Block ensemble(int members) {
    return network(settings(members), INPUT, 4);
  }

  @Test
  void forward_threeMembers_averagesTheirProbabilities() {
    Block ensemble = ensemble(3);
    NDArray inputs = manager.arange(2 * 8 * 32f).sin().mul(30).reshape(2, 8, 32);

    NDArray mean = manager.zeros(new Shape(2, 4));
    for (Block member : Ensemble.members(ensemble)) {
      mean = mean.add(logits(member, inputs, false).softmax(1).div(3));
    }

    NDArray found = logits(ensemble, inputs, false);
    assertArrayEquals(mean.toFloatArray(), found.softmax(1).toFloatArray(), 1e-6f);
    assertArrayEquals(mean.log().toFloatArray(), found.toFloatArray(), 1e-5f);
  }

  @Test
  void forward_extremeLogits_staysFinite() {
    Block ensemble = ensemble(2);

    float[] logits = forward(ensemble, manager.full(new Shape(1, 8, 32), 1e6f), false);

    for (float logit : logits) {
      assertTrue(Float.isFinite(logit), "found " + logit);
    }
  }

  @Test
  void parameters_ofMembers_areNamedByTheirNumber() {
    Block ensemble = ensemble(2);
    List<String> names = List.copyOf(NamedParameters.of(ensemble).keySet());

    assertEquals(16, names.size());
    assertEquals("member1.conv1.weight", names.get(0));
    assertEquals("member2.fc1.bias", names.get(15));
    assertEquals(
        2 * NamedParameters.count(Ensemble.members(ensemble).get(0)),
        NamedParameters.count(ensemble));
  }

  @Test
  void members_ofANetworkAlone_areItself() {
    Block alone = NetworkName.create(settings(1), INPUT, 4);

    assertEquals(List.of(alone), Ensemble.members(alone));
  }

  @Test
  void settings_noMembersOrTooMany_areRefused() {
    for (int members : new int[] {0, -1, 65}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> settings(members)).getMessage();
      assertTrue(message.startsWith("--members: expected 1 to 64, found "), message);
    }
  }
}
