package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Overlapping clips of one long input. What their network computes alike for neighbours is computed
 * once where its layers allow that, which halves the work of clips that overlap by half.
 *
 * @param count number of clips
 * @param length frames of a clip
 * @param step frames from one clip to the next
 */
public record Windows(int count, int length, int step) {
  /** Frames of the input that holds them all. */
  public int frames() {
    return (count - 1) * step + length;
  }

  /**
   * The logits of every clip, the network in evaluation mode.
   *
   * @param input 1 × channels × {@link #frames()}
   * @return clips × classes, those of {@code block} for each clip alone but for rounding
   */
  public NDArray logits(Block block, NDArray input) {
    return PyTorch.withoutGraph(() -> logitsOf(block, input));
  }

  private NDArray logitsOf(Block block, NDArray input) {
    ParameterStore store = new ParameterStore(input.getManager(), false);
    if (block instanceof Ensemble) {
      List<NDArray> members =
          Ensemble.members(block).stream().map(member -> logitsOf(member, input)).toList();
      return Ensemble.together(members);
    }
    if (block instanceof ClipNetwork network && network.shares(this)) {
      return network.logits(input, this, new Network.Pass(store, false));
    }
    NDArray clips = cut(input, length, step);
    return block.forward(store, new NDList(clips), false).singletonOrThrow();
  }

  /** The windows of {@code x} along its last axis, one after the other along its first. */
  NDArray cut(NDArray x, long length, long step) {
    NDList windows = new NDList();
    for (int window = 0; window < count; window++) {
      windows.add(x.get(new NDIndex(":, :, {}:{}", window * step, window * step + length)));
    }
    return NDArrays.concat(windows, 0);
  }
}
