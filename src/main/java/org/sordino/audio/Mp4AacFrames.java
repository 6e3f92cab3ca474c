package org.sordino.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** AAC in MP4: .m4a, .mp4 and the like. */
record Mp4AacFrames(Mp4Track track) implements AacFrames {
  @Override
  public byte[] config() {
    return track.config();
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    return track.samples().next(MOST_BYTES);
  }

  @Override
  public Mp4Edit edit() {
    return track.edit();
  }

  @Override
  public long count() {
    return track.samples().count();
  }
}
