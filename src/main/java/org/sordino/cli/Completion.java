package org.sordino.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.loss.Factor;
import org.sordino.loss.LossName;
import org.sordino.loss.Reduction;
import org.sordino.spectrogram.Scale;
import org.sordino.training.Schedule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell offers as values of options. */
final class Completion {
  /** Of residual networks those that the papers have. */
  private static final List<String> NETWORKS =
      List.of(
          "nnet1",
          "nnet2",
          "resnet20",
          "resnet56",
          "resnet110",
          "resnet164",
          "preact-resnet110",
          "preact-resnet164",
          "wrn-16-2",
          "wrn-16-8",
          "wrn-28-10",
          "wrn-40-1",
          "wrn-40-2",
          "wrn-40-4");

  private static final List<String> SONGS =
      labels(SongDatasetName.values(), SongDatasetName::label);

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--network",
          NETWORKS,
          "--loss",
          labels(LossName.values(), LossName::label),
          "--dataset",
          Stream.concat(
                  SONGS.stream(),
                  labels(ImageDatasetName.values(), ImageDatasetName::label).stream())
              .toList(),
          "--vote",
          labels(Vote.values(), Vote::label),
          "--scale",
          labels(Scale.values(), Scale::label),
          "--schedule",
          labels(Schedule.values(), Schedule::label),
          "--part",
          EvaluateCommand.PARTS,
          "--factor",
          labels(Factor.values(), Factor::label),
          "--reduction",
          labels(Reduction.values(), Reduction::label),
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
      boolean songsAlone = command.userObject() instanceof FeaturesCommand;
      List<String> values =
          songsAlone && option.longestName().equals("--dataset")
              ? SONGS
              : VALUES.get(option.longestName());
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
