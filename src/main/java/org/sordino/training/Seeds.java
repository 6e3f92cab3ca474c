package org.sordino.training;

import java.util.SplittableRandom;

/**
 * The seeds that follow from the one of a run: of its generations, of the networks of a generation
 * and of its epochs. Published results and models depend on these numbers: they must never change.
 */
public final class Seeds {
  private static final long GENERATIONS = 1_000_000_007;

  /**
   * Keeps the initial weights of peers, members and neighbouring seeds apart. Not the number by
   * which SplittableRandom itself goes on, or a peer would have another's weights a layer later.
   */
  private static final long NETWORKS = 0xD1342543DE82EF95L;

  private static final long EPOCHS = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * The seed of a generation of {@link org.sordino.loss.BornAgain}: every one begins elsewhere and
   * goes another way ([F18]), where with one seed it would start from its teacher's own initial
   * weights.
   *
   * @param run that of the first generation
   * @param generation from 1
   */
  public static long ofGeneration(long run, int generation) {
    return run + (generation - 1) * GENERATIONS;
  }

  /**
   * The seed of a network's initial weights.
   *
   * @param run that of the run or generation
   * @param network the peer or member, from 0
   */
  public static long ofNetwork(long run, int network) {
    return run + NETWORKS * network;
  }

  /** The seed of one epoch, unlike that of the next epoch or of the next seed. */
  static long ofEpoch(long run, int epoch) {
    return new SplittableRandom(run).split().nextLong() ^ EPOCHS * epoch;
  }
}
