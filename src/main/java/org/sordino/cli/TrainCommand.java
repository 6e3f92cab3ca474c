package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.OpenedOnce;
import org.sordino.experiment.Run;
import org.sordino.experiment.RunFolder;
import org.sordino.experiment.RunSettings;
import org.sordino.network.PyTorch;
import org.sordino.report.Report;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sordino train}. */
@Command(
    name = "train",
    headerHeading =
        "Examples:%n"
            + "  sordino train --data genres --out runs/baseline%n"
            + "  sordino train --data genres --network nnet2 --loss lsr-os-tc \\%n"
            + "      --out runs/corrected%n"
            + "  sordino train --data genres --split fold:1/10 --seed 7 --out runs/fold1%n"
            + "  sordino train --dataset cifar-100 --data cifar-100-binary --network resnet56 \\%n"
            + "      --out runs/images%n"
            + "%n",
    description = "Trains a network and records the run in a folder.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private final Console console;
  private final String command;

  @Mixin private TrainingData data;
  @Mixin private NetworkOptions network;
  @Mixin private LossOptionsMixin loss;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--keep-epoch",
      paramLabel = "K",
      defaultValue = "0",
      description = "Keep the model of epoch K too, in RUN/model-epoch-K.")
  private int keepEpoch;

  @Mixin private DeviceOptions device;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN",
      description = "The folder of the run, new or empty.")
  private Path out;

  @Option(
      names = "--resume",
      description = "Go on with the run in --out; the other options as before.")
  private boolean resume;

  TrainCommand(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  @Override
  public Integer call() throws IOException {
    TrainingSettings settings = training.settings(data.defaults());
    RunSettings run =
        new RunSettings(
            new OpenedOnce(data.source()),
            network.settings(data.defaults()),
            loss.name(),
            loss.given(),
            loss.teacher(),
            settings,
            keepEpoch,
            command);
    RunFolder folder = new RunFolder(out);
    folder.requireFreshUnless(resume);
    run.data().requireThere(console::note);
    PyTorch torch = device.start(console);
    // The page is written last: without it, the run was killed while its report was written.
    boolean reported = folder.finished() && Files.exists(out.resolve(Report.PAGE));
    Figures figures =
        new Run(run, torch, new RunReporter(console, settings.epochs())).train(folder, resume);
    console.data(figures.summary());
    console.note("run folder: " + out);
    if (!reported) {
      ReportCommand.afterTraining(out, console);
    }
    return ExitCode.DONE;
  }
}
