package org.sordino.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.sordino.dataset.SongClips;

/**
 * A batch of 128 clips, standardised, from half-precision spectrograms into the buffer that the
 * engine uses; and what memory alone allows: the same bytes copied.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BatchBenchmark extends Measured {
  private static final int CLIP = 513 * 129;

  private final SongClips clips = NoiseClips.of(NoiseClips.DIFFERENT * NoiseClips.CLIPS);
  private final FloatBuffer batch = buffer(CLIP);
  private final FloatBuffer source = buffer(CLIP);
  private int next;

  /** Room for a batch of examples of {@code values} numbers each. */
  static FloatBuffer buffer(int values) {
    return ByteBuffer.allocateDirect(StepTimes.BATCH * values * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Benchmark
  public FloatBuffer assembled() {
    for (int i = 0; i < StepTimes.BATCH; i++) {
      next = (next + 17) % clips.size();
      clips.read(next, batch.position(i * CLIP));
    }
    return batch;
  }

  @Benchmark
  public FloatBuffer copied() {
    return batch.clear().put(source.clear());
  }
}
