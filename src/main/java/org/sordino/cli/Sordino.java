package org.sordino.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sordino.experiment.Versions;
import org.sordino.network.PyTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code sordino} command. */
@Command(
    name = "sordino",
    headerHeading =
        "Examples:%n"
            + "  sordino classify song.mp3%n"
            + "  sordino demo%n"
            + "  sordino train --data genres --network nnet1 --loss lsr-os-tc --out runs/first%n"
            + "%n",
    description = "Trains, compares and uses music-genre classifiers with softened labels.",
    versionProvider = Sordino.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Sordino {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where a failure came from, and what the engine logs.")
  private boolean verbose;

  private Sordino() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    List<String> given = List.of(args);
    // Numbers look the same everywhere, as in the JSON and CSV beside them.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    quietEngine(given.contains("--verbose"));
    if (Commands.named(args, ClassifyCommand.class)
        && !given.contains("--help")
        && !given.contains("-h")) {
      PyTorch.prepare(); // which takes longer than all else that a short song needs
    }
    int code =
        run(args, new Console(System.out, System.err, Boolean.getBoolean("sordino.terminal")));
    System.exit(code);
  }

  /** Runs a command; all that it prints goes to {@code console}. */
  static int run(String[] args, Console console) {
    CommandFactory factory = new CommandFactory(console, args);
    CommandLine line = new CommandLine(new Sordino(), factory);
    Commands.add(line, factory, args);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExpandAtFiles(false); // a song may be called @home.mp3
    ProblemHandler problems = new ProblemHandler(console);
    line.setParameterExceptionHandler(problems);
    line.setExecutionExceptionHandler(problems);
    int code = line.execute(args);
    console.endProgress();
    if (console.outFailed()) {
      console.error(
          "standard output: not all could be written to it (its reader ended, or a disk is full)");
      return ExitCode.FAILURE;
    }
    return code;
  }

  /**
   * No progress bar and no log of the engine, unless that is asked for; figures are drawn without a
   * screen.
   */
  private static void quietEngine(boolean verbose) {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("DJL_DISABLE_PROGRESS_BAR", "true");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
  }

  /** Whether a failure is to be shown with where it came from. */
  boolean verbose() {
    return verbose;
  }

  /** The version line. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sordino " + Versions.sordino()};
    }
  }
}
