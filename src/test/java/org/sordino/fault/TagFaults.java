package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sordino.audio.AudioFile;
import org.sordino.tag.GenreTag;

/**
 * Damaged audio files that are tagged: the tag is stored and the sound is as before, or neither.
 */
final class TagFaults {
  private static final int RATE = 22_050;

  /** Here and by what tags it, before and after. */
  private static final int READINGS = 4;

  private TagFaults() {}

  static Target target(Path folder) throws IOException {
    List<Specimen> specimens =
        AudioFaults.specimens().stream()
            .filter(specimen -> GenreTag.ENDINGS.stream().anyMatch(specimen.name()::endsWith))
            .toList();
    return Target.of("tag", folder, specimens, TagFaults::tag).reading(READINGS);
  }

  private static long tag(Path file) throws IOException {
    float[] before = samples(file, RATE);
    GenreTag tag = GenreTag.of(file);
    tag.read();
    tag.write("Blues", TagFaults::samples);
    if (!"Blues".equals(tag.read()) || !Arrays.equals(before, samples(file, RATE))) {
      throw new AssertionError("another tag or another sound");
    }
    return before.length;
  }

  private static float[] samples(Path file, int rate) throws IOException {
    return AudioFile.read(file, rate).samples();
  }
}
