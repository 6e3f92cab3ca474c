package org.sordino.cli;

import java.io.IOException;
import org.sordino.network.PyTorch;
import picocli.CommandLine.Option;

/** Where to compute. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto (a GPU if there is one), cpu, gpu or gpu:n. Default: ${DEFAULT-VALUE}")
  private String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads on the CPU. Default: all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  PyTorch start() throws IOException {
    return start(threads());
  }

  /** Starts the engine and tells where it computes. */
  PyTorch start(Console console) throws IOException {
    PyTorch torch = start();
    console.note(
        "device %s, %d %s, %s"
            .formatted(
                torch.deviceName(),
                torch.threads(),
                torch.threads() == 1 ? "thread" : "threads",
                PyTorch.describe()));
    return torch;
  }

  /** Why it computes there. */
  String reason() throws IOException {
    if (!device.equals("auto")) {
      return "as --device says";
    }
    return PyTorch.gpus() > 0
        ? "a GPU was found"
        : "no GPU found: a driver and a build with -Pcu118 or -Pcu124 are needed for one";
  }

  PyTorch start(int engineThreads) throws IOException {
    return PyTorch.start(device, engineThreads);
  }

  int threads() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads: expected at least 1, found " + threads);
    }
    return threads;
  }
}
