package org.sordino.network;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Why the native library did not start. */
final class StartFailure {
  /** What the jar of a native library says of it. */
  private static final String BUNDLED = "/native/lib/pytorch.properties";

  private StartFailure() {}

  /** In one line. */
  static String reason(Throwable failure) {
    String flavor = flavor();
    if (flavor.startsWith("cu") && !CudaUtils.hasCuda()) {
      // DJL passes the library over, wants to download another one and tells of that.
      return "it is one for GPUs (%s), and no GPU with an NVIDIA driver and the CUDA runtime"
              .formatted(flavor)
          + " (libcudart) was found; a build without -Pcu118 or -Pcu124 computes on the CPU";
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** What the library was built for, {@code cpu} or {@code cu118}; empty if that is not known. */
  private static String flavor() {
    Properties bundled = new Properties();
    try (InputStream in = StartFailure.class.getResourceAsStream(BUNDLED)) {
      if (in != null) {
        bundled.load(in);
      }
    } catch (IOException e) {
      return "";
    }
    return bundled.getProperty("flavor", "");
  }
}
