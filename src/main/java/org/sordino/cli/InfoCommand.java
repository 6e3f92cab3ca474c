package org.sordino.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.Versions;
import org.sordino.network.PyTorch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sordino info}. */
@Command(
    name = "info",
    headerHeading = "Examples:%n" + "  sordino info%n" + "  sordino info --device gpu%n" + "%n",
    description =
        "Tells versions, the native library, the device that would be used and why, and the models"
            + " that ship.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DeviceOptions device;

  InfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PyTorch torch = device.start();
    String commit = Versions.commit();
    row("sordino", Versions.sordino() + (commit == null ? "" : ", commit " + commit));
    row("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    row("engine", PyTorch.describe());
    row("native library", PyTorch.library());
    row("GPUs", Integer.toString(PyTorch.gpus()));
    row("device", torch.deviceName() + " (" + device.reason() + ")");
    row("threads", Integer.toString(torch.threads()));
    row("feature cache", SongSelection.defaultCache().toString());
    List<String> models = ModelLocation.names();
    row("models", models.isEmpty() ? "none ship with this copy" : String.join(", ", models));
    return ExitCode.DONE;
  }

  private void row(String name, String value) {
    console.data(String.format("%-15s %s", name, value));
  }
}
