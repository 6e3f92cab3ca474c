package org.sordino.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.network.PyTorch;
import picocli.CommandLine.Option;

/** Where to compute. */
final class DeviceOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto (a GPU if there is one), cpu, gpu or gpu:n. Default: auto")
  private @Nullable String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads on the CPU. Default: all cores")
  private @Nullable Integer threads;

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

  /** Every option with its value, null if it was not given. */
  Map<String, @Nullable Object> given() {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("--device", device);
    given.put("--threads", threads);
    return given;
  }

  private String device() {
    return device == null ? AUTO : device;
  }

  /** Why it computes there. */
  String reason() throws IOException {
    if (!device().equals(AUTO)) {
      return "as --device says";
    }
    return PyTorch.gpus() > 0
        ? "a GPU was found"
        : "no GPU found: a driver and a build with -Pcu118 or -Pcu124 are needed for one";
  }

  PyTorch start(int engineThreads) throws IOException {
    return PyTorch.start(device(), engineThreads);
  }

  int threads() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1) {
      throw new IllegalArgumentException("--threads: expected at least 1, found " + threads);
    }
    return threads;
  }
}
