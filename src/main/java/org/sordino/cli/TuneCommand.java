package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.Candidate;
import org.sordino.experiment.grid.Experiment;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.experiment.grid.Method;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.SearchTable;
import org.sordino.experiment.grid.TeacherChoice;
import org.sordino.experiment.grid.TrainingChoice;
import org.sordino.experiment.grid.TuningChoice;
import org.sordino.experiment.grid.Variant;
import org.sordino.experiment.table.TableFiles;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sordino tune}. */
@Command(
    name = "tune",
    headerHeading =
        "Examples:%n"
            + "  sordino tune --data genres --loss lsr --alpha 0.05,0.1,0.2 \\%n"
            + "      --out runs/alpha%n"
            + "  sordino tune --data genres --network nnet2 --loss lsr-os-tc \\%n"
            + "      --alpha 0.1,0.3,0.6 --temperature 1,2,5 --epochs 40 --out runs/tuned%n"
            + "  sordino tune --data genres --loss kd --teacher runs/teacher/model \\%n"
            + "      --alpha 0.5,0.9 --temperature 2,4 --out runs/taught%n%n",
    description =
        "Searches the settings of a loss: trains every combination of the values given, with commas"
            + " between them, and takes the one with the lowest error on the validation part. The test"
            + " part is left out, whatever the split.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TuneCommand implements Callable<Integer> {
  /** The name of the teacher's copy in the folder of the search. */
  private static final String TEACHER = "teacher";

  private final Console console;
  private final String command;

  @Mixin private TrainingData data;
  @Mixin private NetworkOptions network;
  @Mixin private LossOptionsMixin loss;
  @Mixin private TrainingOptions training;
  @Mixin private DeviceOptions device;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the search, new or empty.")
  private Path out;

  @Option(
      names = "--resume",
      description = "Go on with the search in --out; the other options as before.")
  private boolean resume;

  TuneCommand(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  @Override
  public Integer call() throws IOException {
    requireTaken();
    Path teacher = loss.teacher();
    ExperimentText text =
        ExperimentText.of("tune", command, experiment(teacher != null), data.lists(), teacher);
    Plan plan = Plan.of(text.experiment());
    ExperimentFolder folder = new ExperimentFolder(out);
    ExperimentData.Place place =
        new ExperimentData.Place(data.data(), data.extraTraining(), data.cache(), out);
    GridReporter reporter = new GridReporter(console, folder, plan);
    ExperimentResults results =
        new GridTraining(text, plan, place, folder)
            .train(resume, command, device, console, reporter);
    List<SearchTable> tables = TableFiles.of(results).write().searches();
    tell(tables.get(0), teacher); // of the one loss
    ReportCommand.afterTraining(out, console);
    return reporter.conclude(tables);
  }

  /** Refuses what a file would refuse, in the words of the options. */
  private void requireTaken() {
    LossName name = LossName.parse(loss.name());
    Map<String, String> first = new TreeMap<>();
    values().forEach((option, values) -> first.put(option, values.get(0)));
    values()
        .forEach(
            (option, values) -> {
              for (String value : values) {
                Map<String, String> settings = new TreeMap<>(first);
                settings.put(option, value);
                name.create(new LossOptions(LossOptions.ANY_CLASSES, settings));
              }
            });
    if (values().values().stream().allMatch(values -> values.size() == 1)) {
      throw new IllegalArgumentException(
          "tune: expected a setting with several values, as --alpha 0.1,0.3, found none");
    }
  }

  /** The values of each option of the loss that is given. */
  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new TreeMap<>();
    loss.given().forEach((name, value) -> values.put(name, Arrays.asList(value.split(",", -1))));
    return values;
  }

  /** What the options say, as the file of an experiment. */
  private Experiment experiment(boolean taught) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values().forEach((name, all) -> values.put(name.replace('-', '_'), all));
    NetworkChoice choice = NetworkChoice.of(network.settings(data.defaults()));
    TeacherChoice teacher = taught ? TeacherChoice.of(TEACHER) : null;
    TrainingSettings settings = training.settings(data.defaults());
    return new Experiment(
        "Settings of %s on %s".formatted(loss.name(), choice.name()),
        data.inFile(),
        TrainingChoice.of(settings),
        Map.of(loss.name(), new Method(null, values, List.of(), teacher, choice, null)),
        List.of(),
        null,
        null,
        new TuningChoice(null, null, List.of(settings.seed())));
  }

  private void tell(SearchTable table, @Nullable Path teacher) {
    console.data(table.markdown());
    @Nullable Candidate best = table.chosen();
    if (best != null) {
      Variant variant = best.variant();
      StringBuilder options = new StringBuilder("--loss " + variant.loss());
      List<String> settings = new ArrayList<>();
      variant
          .settings()
          .forEach(
              (name, value) -> {
                options.append(" --").append(name).append(' ').append(value);
                settings.add(name.replace('-', '_') + ": " + value);
              });
      String beside = "";
      String taughtBy = "";
      if (teacher != null) {
        options.append(" --teacher ").append(CommandFactory.quoted(teacher.toString()));
        beside = " with %s beside its file".formatted(out.resolve(TEACHER));
        taughtBy = ", teacher: {model: %s}".formatted(TEACHER);
      }
      console.data("chosen: " + options);
      console.data(
          "in an experiment%s: %s: {settings: {%s}%s}"
              .formatted(beside, variant.loss(), String.join(", ", settings), taughtBy));
    }
  }
}
