package org.sordino.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sordino.dataset.SongClips;

/**
 * A batch of 128 clips, standardised, from half-precision spectrograms into the buffer that the
 * engine uses; and what memory alone allows: the same bytes copied.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BatchBenchmark {
  private static final int CLIP = 513 * 129;

  private final SongClips clips = NoiseClips.of(10 * StepTimes.BATCH);
  private final FloatBuffer batch = buffer();
  private final FloatBuffer source = buffer();
  private int next;

  private static FloatBuffer buffer() {
    return ByteBuffer.allocateDirect(StepTimes.BATCH * CLIP * Float.BYTES)
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
