package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest extends NetworkTest {
  private static final int CHANNELS = 8;
  private static final int LENGTH = 33;

  private Block network(NetworkSettings settings) {
    return network(settings, new Shape(CHANNELS, LENGTH), 4);
  }

  private NDArray song(Windows windows) {
    int values = CHANNELS * windows.frames();
    return manager.arange((float) values).sin().mul(3).reshape(1, CHANNELS, windows.frames());
  }

  private float[] alone(Block block, NDArray song, int start) {
    NDArray clip = song.get(new NDIndex(":, :, {}:{}", start, start + LENGTH));
    return forward(block, clip, false);
  }

  /** Steps that the poolings divide and others, networks that pad and others. */
  @ParameterizedTest
  @CsvSource({
    "nnet1, false, 1, 16",
    "nnet1, false, 1, 4",
    "nnet1, false, 1, 33",
    "nnet1, false, 1, 6",
    "nnet1, true, 1, 16",
    "nnet1, false, 3, 16",
    "nnet2, false, 1, 16",
    "nnet2, false, 2, 16"
  })
  void logits_everyClip_areThoseOfTheClipAlone(
      String name, boolean batchNorm, int members, int step) {
    Block block = network(NetworkSettings.of(name, null, batchNorm, 0, null).withMembers(members));
    Windows windows = new Windows(5, LENGTH, step);
    NDArray song = song(windows);

    NDArray logits = windows.logits(block, song);

    assertEquals(new Shape(5, 4), logits.getShape());
    for (int clip = 0; clip < 5; clip++) {
      assertArrayEquals(alone(block, song, clip * step), logits.get(clip).toFloatArray(), 1e-5f);
    }
  }

  @Test
  void logits_oneClip_areItsOwn() {
    Block block = network(NetworkSettings.of("nnet1"));
    Windows windows = new Windows(1, LENGTH, 16);
    NDArray song = song(windows);

    assertArrayEquals(
        alone(block, song, 0), windows.logits(block, song).get(0).toFloatArray(), 1e-5f);
  }

  @Test
  void shares_stepsOfWholePoolings_only() {
    ClipNetwork nnet1 = (ClipNetwork) network(NetworkSettings.of("nnet1"));
    ClipNetwork nnet2 = (ClipNetwork) network(NetworkSettings.of("nnet2"));

    List<Boolean> found =
        List.of(
            nnet1.shares(new Windows(2, 129, 64)),
            nnet1.shares(new Windows(2, 129, 62)),
            nnet2.shares(new Windows(2, 129, 64)));

    assertEquals(List.of(true, false, false), found);
  }
}
