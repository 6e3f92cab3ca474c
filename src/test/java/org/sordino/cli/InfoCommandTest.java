package org.sordino.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.util.cuda.CudaUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
  @TempDir Path temp;

  /** The description of a library for GPUs is enough: without a driver DJL looks no further. */
  @Test
  void info_ofABuildForGpusWithoutADriver_saysSoInOneLine()
      throws IOException, InterruptedException {
    assumeFalse(CudaUtils.hasCuda(), "a machine with a GPU");
    Path library = Files.createDirectories(temp.resolve("jar/native/lib"));
    Files.writeString(
        library.resolve("pytorch.properties"),
        "version=2.5.1\nflavor=cu124\nclassifier=linux-x86_64\nlibraries=libtorch.so\n");
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("pytorch-native-"))
            .collect(Collectors.joining(File.pathSeparator));
    Path cache = Files.createDirectory(temp.resolve("cache"));

    try (Child child =
        Child.sordino(
            temp,
            List.of("-DENGINE_CACHE_DIR=" + cache),
            temp.resolve("jar") + File.pathSeparator + others,
            List.of("info"))) {
      child
          .ended()
          .failed(
              ExitCode.FAILURE,
              "the native PyTorch library does not start: it is one for GPUs (cu124)",
              "no GPU with an NVIDIA driver",
              "without -Pcu118 or -Pcu124");
    }
  }
}
