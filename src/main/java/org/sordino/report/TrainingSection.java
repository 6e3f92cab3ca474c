package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a training went: errors and the parts of the loss per epoch ([W21] figures 4 and 5). */
final class TrainingSection {
  private static final List<String> ITEMS = List.of("clip_", "");

  private TrainingSection() {}

  /** The section, if there is an epoch. */
  static Optional<Section> of(RunFiles run) {
    TrainingHistory history = run.history();
    if (history.epochs().isEmpty()) {
      return Optional.empty();
    }
    List<Figure> figures = new ArrayList<>();
    for (String item : ITEMS) {
      errors(history, item).ifPresent(figures::add);
    }
    losses(history).ifPresent(figures::add);
    List<Html> lead =
        List.of(
            element(
                "p",
                "The training error and the losses are those of the examples as they passed, before"
                    + " each step, so the first epochs look worse than they end."),
            Page.folded("All that was recorded of each epoch", Page.table(history.table())));
    return Optional.of(new Section("Training", lead, figures));
  }

  /** Training and validation error of clips, or of images where {@code item} is empty. */
  private static Optional<Figure> errors(TrainingHistory history, String item) {
    List<Series> series =
        Stream.of("train", "validation")
            .flatMap(
                part ->
                    history
                        .series(
                            part.equals("train") ? "training" : part,
                            part + "_" + item + "error_percent")
                        .stream())
            .toList();
    String error = item.replace('_', ' ') + "error";
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                "errors",
                "%s%s per epoch"
                    .formatted(error.substring(0, 1).toUpperCase(Locale.ROOT), error.substring(1)),
                "epoch",
                error + " in %",
                true,
                series));
  }

  /** Cross-entropy and, where something teaches, the divergence from it. */
  private static Optional<Figure> losses(TrainingHistory history) {
    List<Series> series = new ArrayList<>();
    history.series("cross-entropy", "cross_entropy").ifPresent(series::add);
    history
        .series("KL divergence from the teacher", "kl")
        .filter(kl -> kl.top() > 0)
        .ifPresent(series::add);
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                "losses",
                "Parts of the loss per epoch, unweighted",
                "epoch",
                "nats per example",
                true,
                series));
  }
}
