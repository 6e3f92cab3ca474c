package org.sordino.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sordino.dataset.DatasetName;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.loss.LossName;
import org.sordino.spectrogram.Scale;
import org.sordino.training.Schedule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell offers as values of options. */
final class Completion {
  /** Of residual networks those that the tables of the papers have. */
  private static final List<String> NETWORKS =
      List.of("nnet1", "nnet2", "resnet20", "resnet56", "preact-resnet20", "wrn-16-2", "wrn-28-10");

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--network",
          NETWORKS,
          "--loss",
          labels(LossName.values(), LossName::label),
          "--dataset",
          Stream.<DatasetName>concat(
                  Stream.of(SongDatasetName.values()), Stream.of(ImageDatasetName.values()))
              .map(DatasetName::label)
              .toList(),
          "--vote",
          labels(Vote.values(), Vote::label),
          "--scale",
          labels(Scale.values(), Scale::label),
          "--schedule",
          labels(Schedule.values(), Schedule::label),
          "--device",
          List.of("auto", "cpu", "gpu"));

  private Completion() {}

  private static <T> List<String> labels(T[] all, Function<T, String> label) {
    return Arrays.stream(all).map(label).toList();
  }

  /**
   * Changes {@code command} for the script that completes it, and for nothing else: options come to
   * stand in another order.
   */
  static void offer(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      List<String> values = VALUES.get(option.longestName());
      if (values != null) {
        command.remove(option);
        command.add(
            OptionSpec.builder(option)
                .paramLabel(option.longestName().substring(2)) // names the list in the script
                .completionCandidates(values)
                .build());
      } else if (option.longestName().equals("--model")) {
        command.remove(option);
        command.add(OptionSpec.builder("--model").type(File.class).build()); // most are paths
      }
    }
    if (command.userObject() instanceof ExperimentCommand) {
      PositionalParamSpec name = command.positionalParameters().get(0);
      command.remove(name);
      command.add(
          PositionalParamSpec.builder(name)
              .paramLabel("experiment")
              .completionCandidates(ExperimentText.SHIPPED)
              .build());
    }
  }
}
