package org.sordino.audio;

import java.nio.ByteOrder;

/**
 * Where the uncompressed samples of a file lie and how they are stored; channels interleaved.
 *
 * @param start of the samples in the file, in bytes
 * @param bytes of samples really there, whatever the header says
 */
record PcmData(
    SampleCoding coding, ByteOrder order, int channels, int sampleRate, long start, long bytes) {
  /** Bytes of one sample of every channel. */
  int frameBytes() {
    return coding.bytes() * channels;
  }

  /** Samples of each channel; a frame cut at the end of the file does not count. */
  long frames() {
    return bytes / frameBytes();
  }
}
