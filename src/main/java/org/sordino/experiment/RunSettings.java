package org.sordino.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.network.NetworkSettings;
import org.sordino.training.TrainingSettings;

/**
 * Everything that decides the result of a run.
 *
 * @param data which data, and how they are divided
 * @param network which network
 * @param loss the name of the loss
 * @param lossOptions its settings, as given
 * @param teacher the model that teaches, if one is named
 * @param training how to train
 * @param keepEpoch the epoch after which the model is kept apart, 0 for none
 * @param command the command line, for the record
 */
public record RunSettings(
    DataSource data,
    NetworkSettings network,
    String loss,
    Map<String, String> lossOptions,
    @Nullable Path teacher,
    TrainingSettings training,
    int keepEpoch,
    String command) {
  /** Refuses an epoch to keep that does not come. */
  public RunSettings {
    if (keepEpoch < 0 || keepEpoch > training.epochs()) {
      throw new IllegalArgumentException(
          "--keep-epoch: expected 1 to %d, found %d".formatted(training.epochs(), keepEpoch));
    }
  }

  /** The same run with another loss and teacher. */
  RunSettings with(String otherLoss, Map<String, String> options, @Nullable Path otherTeacher) {
    return new RunSettings(data, network, otherLoss, options, otherTeacher, training, 0, command);
  }
}
