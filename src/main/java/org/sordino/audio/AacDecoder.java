package org.sordino.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.jaad.aac.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * AAC, frame by frame. A frame that cannot be decoded becomes silence, as in other players; a file
 * of nothing else is refused.
 */
final class AacDecoder implements Decoder, Receiver {
  /** Samples in a frame, until the first one tells (2,048 with spectral band replication). */
  private static final int FRAME = 1024;

  /** Each takes a new decoder, so a file of nothing but damage must not keep us busy. */
  private static final int MOST_FAILED = 100;

  private final InputFile file;
  private final AacFrames frames;
  private final byte[] config;
  private byte @Nullable [] next;
  private Jaad jaad;
  private int sampleRate;
  private float[] mono = new float[FRAME];
  private int count = FRAME;
  private boolean received;
  private int used;
  private long position;
  private long decodedFrames;
  private long failedFrames;

  /**
   * @throws AudioException if the settings of the encoder are damaged or not supported
   */
  AacDecoder(InputFile file, AacFrames frames) throws IOException {
    this.file = file;
    this.frames = frames;
    next = frames.next();
    config = HiddenReplication.config(frames.config(), next);
    jaad = start();
    sampleRate = jaad.sampleRate();
    used = count;
  }

  private Jaad start() throws AudioException {
    try {
      return new Jaad(config);
    } catch (IOException | RuntimeException e) {
      throw file.unexpected("AAC-LC or HE-AAC", "another profile or damaged settings", e);
    }
  }

  @Override
  public int read(float[] mono) throws IOException {
    while (used == count) {
      if (next == null) {
        refuseBeyond(0);
        return -1;
      }
      decode(next);
      next = frames.next();
    }
    int n = Math.min(mono.length, count - used);
    System.arraycopy(this.mono, used, mono, 0, n);
    used += n;
    return n;
  }

  private void decode(byte[] frame) throws AudioException {
    received = false;
    boolean right;
    try {
      jaad.decode(frame, this);
      right = received;
    } catch (RuntimeException e) {
      right = false;
    }
    if (right) {
      decodedFrames++;
    } else {
      failedFrames++;
      refuseBeyond(MOST_FAILED);
      Arrays.fill(mono, 0);
      jaad = start();
    }
    count = mono.length;
    // the part of the frame that is to be heard
    used = (int) Math.max(0, Math.min(count, frames.edit().first(sampleRate) - position));
    long heard = Math.max(used, Math.min(count, frames.edit().last(sampleRate) - position));
    position += count;
    count = (int) heard;
  }

  private void refuseBeyond(int more) throws AudioException {
    if (failedFrames > decodedFrames + more) {
      throw file.unexpected(
          "AAC frames",
          failedFrames + " that cannot be decoded and " + decodedFrames + " that can");
    }
  }

  /** Takes a frame's samples, whose full scale is 32,768, from JAAD. */
  @Override
  public void accept(List<float[]> channels, int length, int rate) {
    if (mono.length != length) {
      mono = new float[length];
    }
    Arrays.fill(mono, 0);
    float scale = 1f / (32_768 * channels.size());
    for (float[] channel : channels) {
      for (int i = 0; i < length; i++) {
        mono[i] += channel[i] * scale;
      }
    }
    sampleRate = rate;
    received = SoundLimits.areSound(mono, length); // damage can give anything
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public long expectedSamples() {
    long start = frames.edit().first(sampleRate);
    return Math.max(0, Math.min(FRAME * frames.count(), frames.edit().last(sampleRate)) - start);
  }

  @Override
  public boolean isCounted() {
    return frames.count() > 0;
  }
}
