package org.sordino.dataset;

import java.util.List;

/**
 * The chance in made-up songs and in augmentation: SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014), written out here because both must come
 * out the same on every Java version.
 */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  /** An independent generator for the thing of that name. */
  static SplitMix64 of(long seed, String name) {
    SplitMix64 random = new SplitMix64(seed);
    // String.hashCode is fixed by the language's specification.
    return new SplitMix64(random.nextLong() ^ new SplitMix64(name.hashCode()).nextLong());
  }

  /** An independent generator for one example in one epoch of a training. */
  static SplitMix64 of(long seed, int epoch, int example) {
    SplitMix64 run = new SplitMix64(seed);
    SplitMix64 pass = new SplitMix64(run.nextLong() ^ epoch);
    return new SplitMix64(pass.nextLong() ^ example);
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** White noise: uniform in [-1, 1). */
  double noise() {
    return 2 * nextDouble() - 1;
  }

  boolean bernoulli(double probability) {
    return nextDouble() < probability;
  }

  /** Uniform in 0 … bound - 1. */
  int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  <T> T pick(List<T> choices) {
    return choices.get(nextInt(choices.size()));
  }
}
