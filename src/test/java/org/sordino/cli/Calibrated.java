package org.sordino.cli;

import java.util.Arrays;

/** Probabilities as people are shown them: p^(1/T), their sum 1. */
final class Calibrated {
  private Calibrated() {}

  static double[] at(double temperature, double... probabilities) {
    double[] powers = Arrays.stream(probabilities).map(p -> Math.pow(p, 1 / temperature)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}
