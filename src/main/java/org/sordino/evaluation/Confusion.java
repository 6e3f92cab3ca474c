package org.sordino.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How often each class was taken for which; in JSON just the matrix.
 *
 * @param counts square; row: true class, column: predicted class
 */
public record Confusion(@JsonValue List<List<Integer>> counts) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if the matrix is not square or a count negative
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Confusion {
    int classes = counts.size();
    counts = counts.stream().map(List::copyOf).toList();
    for (List<Integer> row : counts) {
      if (row.size() != classes || row.stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "expected a confusion row of " + classes + " counts from 0, found " + row);
      }
    }
  }

  /** Of clips or images, each decided by itself. */
  public static Confusion ofRows(Predictions predictions) {
    List<Prediction> rows = predictions.rows();
    return of(
        predictions.classes().size(),
        rows.stream().mapToInt(Prediction::truth).toArray(),
        rows.stream().mapToInt(Prediction::decision).toArray());
  }

  /** Of songs, each decided by {@code vote}. */
  public static Confusion ofSongs(Predictions predictions, Vote vote) {
    List<ItemPredictions> items = predictions.items();
    return of(
        predictions.classes().size(),
        items.stream().mapToInt(ItemPredictions::truth).toArray(),
        items.stream().mapToInt(item -> item.decide(vote).winner()).toArray());
  }

  /** The i-th item is of class {@code truths[i]} and was taken for {@code decisions[i]}. */
  private static Confusion of(int classes, int[] truths, int[] decisions) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < truths.length; i++) {
      counts[truths[i]][decisions[i]]++;
    }
    return new Confusion(
        Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /**
   * Of the items of both.
   *
   * @throws IllegalArgumentException in one line, if {@code other} has another number of classes
   */
  public Confusion plus(Confusion other) {
    if (other.counts.size() != counts.size()) {
      throw new IllegalArgumentException(
          "expected a confusion of %d classes, found %d"
              .formatted(counts.size(), other.counts.size()));
    }
    return new Confusion(
        IntStream.range(0, counts.size())
            .mapToObj(
                truth ->
                    IntStream.range(0, counts.size())
                        .mapToObj(found -> count(truth, found) + other.count(truth, found))
                        .toList())
            .toList());
  }

  /** How many items of class {@code truth} were taken for {@code decision}. */
  public int count(int truth, int decision) {
    return counts.get(truth).get(decision);
  }

  /** The number of items. */
  public int total() {
    return IntStream.range(0, counts.size()).map(this::total).sum();
  }

  /** The number of items of class {@code truth}. */
  public int total(int truth) {
    return counts.get(truth).stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of items that were taken for another class, in percent; 0 if there is no item. */
  public double errorPercent() {
    int right = IntStream.range(0, counts.size()).map(c -> count(c, c)).sum();
    return total() == 0 ? 0 : percent(total() - right, total());
  }

  /** The same among the items of class {@code truth}; empty if there are none. */
  public OptionalDouble errorPercent(int truth) {
    int total = total(truth);
    return total == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(percent(total - count(truth, truth), total));
  }

  /** Refuses another number of classes or items than stated beside the matrix. */
  void check(int classes, int items) {
    if (counts.size() != classes || total() != items) {
      throw new IllegalArgumentException(
          String.format(
              "expected a confusion of %d classes and %d items, found %d classes and %d items",
              classes, items, counts.size(), total()));
    }
  }

  /** Rounded once, so that 100 * wrong / total gives the same double in other languages. */
  private static double percent(int wrong, int total) {
    return 100.0 * wrong / total;
  }
}
