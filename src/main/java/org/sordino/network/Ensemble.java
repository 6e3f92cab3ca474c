package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Networks of one architecture that were trained from different initial weights and decide
 * together: their probabilities are averaged (Hansen and Salamon, "Neural Network Ensembles", IEEE
 * Transactions on Pattern Analysis and Machine Intelligence, 1990). Each is trained on its own. The
 * parameters of the first are called {@code member1.conv1.weight} and so on.
 */
public final class Ensemble extends Network {
  private final List<Network> members = new ArrayList<>();

  /** An ensemble of {@code size} networks that {@code member} makes. */
  Ensemble(int size, Supplier<Network> member, Shape input, int classes) {
    super(classes);
    for (int number = 1; number <= size; number++) {
      members.add(child("member" + number, member.get(), new Shape(1).addAll(input)));
    }
  }

  /** The networks in {@code block} that are trained on their own: its members, or itself. */
  public static List<Block> members(Block block) {
    return block instanceof Ensemble ensemble ? List.copyOf(ensemble.members) : List.of(block);
  }

  /** The logarithm of the mean probability of each class. */
  @Override
  NDArray logits(NDArray x, Pass pass) {
    return together(members.stream().map(member -> member.logits(x, pass)).toList());
  }

  /** The same, N × classes, from the {@code logits} of each member. */
  static NDArray together(List<NDArray> logits) {
    NDArray all =
        NDArrays.stack(new NDList(logits.stream().map(each -> each.logSoftmax(1)).toList()));
    int[] member = {0};
    NDArray greatest = all.max(member);
    return all.sub(greatest).exp().mean(member).log().add(greatest);
  }
}
