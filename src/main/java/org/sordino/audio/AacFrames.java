package org.sordino.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The compressed frames of an AAC file, whatever they are packed into. */
interface AacFrames {
  /** Eight channels of 6,144 bits, the most that a frame may take. */
  int MOST_BYTES = 6144;

  /** The settings of the encoder, an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
  byte[] config();

  /** The next frame, null at the end. An empty one stands for a damaged one. */
  byte @Nullable [] next() throws IOException;

  /** Which part of the decoded sound is meant to be heard. */
  Mp4Edit edit();

  /** At most how many frames there are, 0 if that is not known. */
  long count();
}
