package org.sordino.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.model.Classification;
import org.sordino.model.Classifier;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sordino classify}. */
@Command(
    name = "classify",
    headerHeading =
        "Examples:%n"
            + "  sordino classify --model runs/first/model song.mp3%n"
            + "  sordino classify --model runs/first/model --csv music > genres.csv%n%n",
    description = "Tells the genres of audio files, or the classes of images.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClassifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelOptions model;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Audio files or images, as the model is, or folders of them.")
  private List<Path> inputs;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "3",
      description = "Genres to show of each file. Default: ${DEFAULT-VALUE}")
  private int top;

  @Option(names = "--timeline", description = "Show the genre over time.")
  private boolean timeline;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--csv", description = "Print a line of CSV per file.")
  private boolean csv;

  @Mixin private DeviceOptions device;

  ClassifyCommand(Console console) {
    this.console = console;
  }

  /** What is printed of a file, under the keys of {@code --json}. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(
      String file,
      @Nullable Double seconds,
      @Nullable String genre,
      @Nullable Double confidence,
      Map<String, Double> probabilities,
      List<Classification.Moment> timeline,
      @Nullable String error) {

    static Answer of(Path file, Classification found, double minConfidence) {
      return new Answer(
          file.toString(),
          found.seconds(),
          found.confidence() < minConfidence ? "unknown" : found.genre(),
          found.confidence(),
          found.probabilities(),
          found.timeline(),
          null);
    }

    static Answer failed(Path file, String error) {
      return new Answer(file.toString(), null, null, null, Map.of(), List.of(), error);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (json && csv) {
      throw new IllegalArgumentException("--json: expected alone, found --csv beside it");
    }
    if (top < 1) {
      throw new IllegalArgumentException("--top: expected at least 1, found " + top);
    }
    model.minConfidence();
    ModelFolder folder = new ModelFolder(model.folder());
    ModelDescription description = folder.describe();
    List<Path> files = InputFiles.of(inputs, description.features().endings());
    // Many files keep the cores busy with one file each; a single one takes them all.
    int workers = Math.min(device.threads(), files.size());
    PyTorch torch = device.start(workers > 1 ? 1 : device.threads());
    AnswerPrinter printer = AnswerPrinter.of(console, json, csv, top, timeline);
    int failed;
    try (Classifier classifier = Classifier.load(folder, description, torch, console::warn)) {
      printer.begin(classifier.description().classes());
      failed = classify(files, classifier, workers, printer);
      printer.end();
    }
    if (failed > 0 && files.size() > 1) {
      console.note("%d of %d files failed".formatted(failed, files.size()));
    }
    return failed > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private int classify(List<Path> files, Classifier classifier, int workers, AnswerPrinter printer)
      throws IOException {
    long start = System.nanoTime();
    int[] told = new int[2]; // all, and those that failed
    new InOrder(workers)
        .forEach(
            files,
            file -> answer(file, classifier),
            answer -> {
              told[0]++;
              if (answer.error() != null) {
                told[1]++;
                console.error(answer.error());
              }
              printer.print(answer);
              if (files.size() > 1) {
                console.progress("files", told[0], files.size(), start, "");
              }
            });
    return told[1];
  }

  private Answer answer(Path file, Classifier classifier) {
    try {
      return Answer.of(file, classifier.classify(file), model.minConfidence());
    } catch (IOException e) {
      return Answer.failed(file, Sordino.message(e));
    } catch (RuntimeException e) {
      // A file that even the decoder did not foresee must not stop the others.
      return Answer.failed(file, file + ": " + Sordino.message(e));
    }
  }
}
