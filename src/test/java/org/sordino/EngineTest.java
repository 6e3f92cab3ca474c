package org.sordino;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.sordino.network.PyTorch;

/** A test that computes with the engine, on the CPU with two threads. */
public abstract class EngineTest {
  protected final PyTorch torch = start();
  protected final NDManager manager = torch.newManager();

  private static PyTorch start() {
    try {
      return PyTorch.start("cpu", 2);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }
}
