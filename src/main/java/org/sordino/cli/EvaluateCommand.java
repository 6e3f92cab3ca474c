package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.Part;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.ModelEvaluation;
import org.sordino.experiment.PartSource;
import org.sordino.file.Json;
import org.sordino.file.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sordino evaluate}. */
@Command(
    name = "evaluate",
    headerHeading =
        "Examples:%n"
            + "  sordino evaluate --model runs/first/model --data genres%n"
            + "  sordino evaluate --model runs/first/model --data genres --part all --json%n"
            + "  sordino evaluate --predictions runs/first/predictions.csv --vote majority%n%n",
    description =
        "Tells the errors of a model on the songs or images that its split kept away, or of predictions.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  /** What {@code --part} takes. */
  static final List<String> PARTS =
      List.of(Part.TEST.label(), Part.VALIDATION.label(), Part.TRAIN.label(), PartSource.ALL);

  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A model folder, or the name of a model that ships.")
  private @Nullable String model;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Evaluate a predictions.csv instead of a model.")
  private @Nullable Path predictions;

  @Mixin private EvaluationData data;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description =
          "test, validation or train of the split stored with the model, or all: every song of the"
              + " folder; of images the test part of whatever data there are. Default: test")
  private @Nullable String part;

  @Option(
      names = "--split",
      paramLabel = "RULE",
      description = "Refuse a model that was trained with another split than this.")
  private @Nullable String split;

  @Option(
      names = "--vote",
      paramLabel = "NAME",
      description = "How clips decide about a song: mean, log or majority. Default: mean")
  private @Nullable String vote;

  @Option(names = "--json", description = "Print every figure as one JSON document.")
  private boolean json;

  @Mixin private DeviceOptions device;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Vote rule = vote == null ? Vote.MEAN : Vote.parse(vote);
    Figures figures = predictions == null ? evaluated(rule) : read(predictions, rule);
    if (json) {
      console.data(Json.page(figures).strip());
    } else {
      FiguresText.of(figures).forEach(console::data);
    }
    return ExitCode.DONE;
  }

  private Figures read(Path file, Vote rule) throws IOException {
    Map<String, @Nullable Object> others = data.options();
    others.put("--model", model);
    others.put("--part", part);
    others.put("--split", split);
    others.putAll(device.given());
    others.forEach(
        (option, value) -> {
          if (value != null) {
            throw new IllegalArgumentException(
                "--predictions: expected alone, found %s beside it".formatted(option));
          }
        });
    Predictions found = PredictionsFile.read(file);
    if (found.itemKind() == ItemKind.IMAGE) {
      refuseVote("a file of images");
    }
    return Figures.of(found, rule, "predictions");
  }

  private void refuseVote(String taker) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("--vote", vote);
    GivenOptions.refuse(options, taker);
  }

  private Figures evaluated(Vote rule) throws IOException {
    String chosen =
        Labels.find("--part", part == null ? Part.TEST.label() : part, PARTS, Function.identity());
    if (model == null || !data.given()) {
      throw new IllegalArgumentException("evaluate: expected --model and --data, or --predictions");
    }
    ModelEvaluation evaluation = new ModelEvaluation(ModelLocation.find("--model", model), split);
    PartSource source = data.parts(evaluation.description().trained().dataset());
    data.requireFor(chosen);
    if (!evaluation.description().features().overTime()) {
      refuseVote("a model of images");
    }
    Predictions found =
        evaluation.predict(chosen, source, device.start(), new RunReporter(console, 0));
    boolean test = found.itemKind() == ItemKind.IMAGE && chosen.equals(PartSource.ALL);
    return Figures.of(found, rule, test ? Part.TEST.label() : chosen);
  }
}
