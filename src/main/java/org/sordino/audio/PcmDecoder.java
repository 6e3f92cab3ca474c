package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Uncompressed samples, read in large blocks. */
final class PcmDecoder implements Decoder {
  private static final int BLOCK_BYTES = 1 << 17;

  private final InputFile file;
  private final PcmData data;
  private final ByteBuffer bytes;
  private final float[] interleaved;
  private long framesRead;

  /**
   * @throws AudioException if there is not one sample
   */
  PcmDecoder(InputFile file, PcmData data) throws IOException {
    if (data.frames() == 0) {
      throw file.unexpected("sound data", "0 samples");
    }
    this.file = file;
    this.data = data;
    int blockFrames = Math.max(1, BLOCK_BYTES / data.frameBytes());
    bytes = ByteBuffer.allocate(blockFrames * data.frameBytes()).order(data.order());
    interleaved = new float[data.channels() == 1 ? 0 : blockFrames * data.channels()];
  }

  @Override
  public int read(float[] mono) throws IOException {
    long wanted = Math.min(mono.length, bytes.capacity() / data.frameBytes());
    int frames = (int) Math.min(wanted, data.frames() - framesRead);
    if (frames == 0) {
      return -1;
    }
    long position = data.start() + framesRead * data.frameBytes();
    int read = file.read(position, bytes.array(), 0, frames * data.frameBytes());
    frames = read / data.frameBytes();
    if (frames == 0) {
      return -1; // the file was cut while it was read
    }
    framesRead += frames;
    if (data.channels() == 1) {
      data.coding().decode(bytes, frames, mono);
    } else {
      data.coding().decode(bytes, frames * data.channels(), interleaved);
      mixDown(interleaved, data.channels(), frames, mono);
    }
    return frames;
  }

  private static void mixDown(float[] interleaved, int channels, int frames, float[] mono) {
    float weight = 1f / channels;
    for (int i = 0, at = 0; i < frames; i++, at += channels) {
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += interleaved[at + c];
      }
      mono[i] = sum * weight;
    }
  }

  @Override
  public int sampleRate() {
    return data.sampleRate();
  }

  @Override
  public long expectedSamples() {
    return data.frames();
  }

  @Override
  public boolean isCounted() {
    return true;
  }
}
