package org.sordino.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.Shortcut;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which network. */
final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "NAME",
      converter = Name.class,
      description =
          "nnet1, nnet2, resnet<D>, preact-resnet<D>, either with -bottleneck, or wrn-<D>-<k>."
              + " Default: nnet1, for images resnet20")
  private @Nullable NetworkName network;

  @Option(
      names = "--head",
      split = ",",
      paramLabel = "UNITS",
      description = "Hidden linear layers, as 300,150. Default: none in nnet1, 300,150 in nnet2")
  private @Nullable List<Integer> head;

  @Option(names = "--batch-norm", description = "Normalise the batch after every convolution.")
  private boolean batchNorm;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      defaultValue = "0",
      description =
          "Drop the head's inputs, in wrn what is between two convolutions, with this probability."
              + " Default: ${DEFAULT-VALUE}")
  private double dropout;

  @Option(
      names = "--shortcut",
      paramLabel = "X",
      description =
          "Of residual networks: a (zero channels) or b (projection)."
              + " Default: a, with bottlenecks b")
  private @Nullable String shortcut;

  @Option(
      names = "--members",
      paramLabel = "N",
      description =
          "Networks that are trained side by side and decide together: an ensemble. Default: 1")
  private @Nullable Integer members;

  NetworkSettings settings(TrainingDefaults defaults) {
    return NetworkSettings.of(
            network == null ? defaults.network() : network.label(),
            head,
            batchNorm,
            dropout,
            shortcut == null ? null : Shortcut.parse(shortcut))
        .withMembers(members);
  }

  /** Refuses an unknown name before anything else is looked at. */
  static final class Name implements ITypeConverter<NetworkName> {
    @Override
    public NetworkName convert(String value) {
      try {
        return NetworkName.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
