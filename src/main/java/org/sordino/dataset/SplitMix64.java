package org.sordino.dataset;

import java.util.List;

/**
 * The chance in made-up songs and in augmentation: SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014), written out here because both must come
 * out the same on every Java version.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** An independent generator for the thing of that name. */
  static Dice of(long seed, String name) {
    Dice dice = new Dice(seed);
    // String.hashCode is fixed by the language's specification.
    return new Dice(dice.nextLong() ^ new Dice(name.hashCode()).nextLong());
  }

  /** An independent generator for one example in one epoch of a training. */
  static Dice of(long seed, int epoch, int example) {
    Dice run = new Dice(seed);
    Dice pass = new Dice(run.nextLong() ^ epoch);
    return new Dice(pass.nextLong() ^ example);
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double next() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + (high - low) * next();
  }

  /** White noise: uniform in [-1, 1). */
  double noise() {
    return 2 * next() - 1;
  }

  boolean chance(double probability) {
    return next() < probability;
  }

  /** Uniform in 0 … bound - 1. */
  int below(int bound) {
    return (int) (next() * bound);
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
