package org.sordino.fault;

import java.util.Random;

/**
 * A whole file, of which damaged ones are made.
 *
 * @param name with the ending that tells the format
 * @param repair makes its checksums right again
 */
record Specimen(String name, byte[] content, Repair repair) {
  /** A damaged copy; every second one has right checksums. */
  byte[] damaged(Random random) {
    byte[] damaged =
        AbsurdDecimals.fit(name) && random.nextInt(3) == 0
            ? AbsurdDecimals.damaged(content, random)
            : ForeignChunk.fit(name) && random.nextInt(5) == 0
                ? ForeignChunk.inserted(content, random)
                : Mutation.several(content, random);
    damaged = damaged == content ? content.clone() : damaged;
    if (random.nextBoolean()) {
      repair.apply(damaged);
    }
    return damaged;
  }
}
