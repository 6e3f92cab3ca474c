package org.sordino.model;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import org.sordino.network.Computation;
import org.sordino.network.PyTorch;

/**
 * A network with its weights, and the manager that they belong to.
 *
 * @param manager frees them when it is closed
 * @param block the network, frozen
 */
record LoadedNetwork(NDManager manager, Block block) implements AutoCloseable {
  /**
   * Loads the network of a model onto the device of {@code torch}.
   *
   * @throws IOException in one line if its weights are missing or damaged
   */
  static LoadedNetwork of(ModelFolder files, ModelDescription description, PyTorch torch)
      throws IOException {
    NDManager manager = torch.newManager();
    try {
      return new LoadedNetwork(manager, files.load(description, manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  @Override
  public void close() {
    Computation.free(manager);
  }
}
