package org.sordino.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.network.NetworkName;
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
  /**
   * Refuses a network that is not made for the data, an epoch to keep that does not come, a loss
   * that is unknown or does not take its options, and a teacher or members that do not go with it.
   */
  public RunSettings {
    NetworkName.requireAxes(network.name(), data.axes());
    SoftLabelMethod method = method(loss, lossOptions, LossOptions.ANY_CLASSES);
    TeacherNeed.check(method, teacher != null);
    if (method.peers() > 1 && network.members() != null) {
      throw new IllegalArgumentException("--members: --loss mutual trains peers of its own");
    }
    if (keepEpoch < 0 || keepEpoch > training.epochs()) {
      throw new IllegalArgumentException(
          "--keep-epoch: expected 1 to %d, found %d".formatted(training.epochs(), keepEpoch));
    }
  }

  /** The loss for {@code classes} classes. */
  SoftLabelMethod method(int classes) {
    return method(loss, lossOptions, classes);
  }

  private static SoftLabelMethod method(String loss, Map<String, String> options, int classes) {
    return LossName.parse(loss).create(new LossOptions(classes, options));
  }

  /** The same run with another loss, teacher and seed. */
  RunSettings with(
      String otherLoss, Map<String, String> options, @Nullable Path otherTeacher, long seed) {
    return new RunSettings(
        data, network, otherLoss, options, otherTeacher, training.withSeed(seed), 0, command);
  }
}
