package org.sordino.audio;

import java.util.Arrays;
import javazoom.jl.decoder.Obuffer;

/** Takes JLayer's samples before it would round them to 16 bits, and adds the channels up. */
final class MonoBuffer extends Obuffer {
  /** JLayer's full scale. */
  private static final float SCALE = 1f / 32_700;

  private static final int MOST_SAMPLES = 1152;

  private final float[] mono = new float[MOST_SAMPLES];
  private final int[] filled = new int[MAXCHANNELS];
  private float scale;

  /** The samples of the frame, silent where JLayer gave none. */
  float[] samples() {
    return mono;
  }

  /** Starts the next frame. */
  void start(int channels) {
    Arrays.fill(mono, 0);
    Arrays.fill(filled, 0);
    scale = SCALE / channels;
  }

  @Override
  public void appendSamples(int channel, float[] samples) {
    int at = filled[channel];
    int count = Math.min(32, MOST_SAMPLES - at);
    for (int i = 0; i < count; i++) {
      mono[at + i] += samples[i] * scale;
    }
    filled[channel] = at + count;
  }

  @Override
  public void append(int channel, short value) {
    int at = filled[channel]++;
    mono[at] += value * scale;
  }

  @Override
  public void write_buffer(int value) {}

  @Override
  public void close() {}

  @Override
  public void clear_buffer() {}

  @Override
  public void set_stop_flag() {}
}
