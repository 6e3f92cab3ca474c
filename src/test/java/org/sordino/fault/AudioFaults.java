package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sordino.audio.AudioFile;
import org.sordino.audio.Bytes;
import org.sordino.audio.CompressedTone;

/** Damaged audio files of every format. */
final class AudioFaults {
  private static final int RATE = 22_050;
  private static final int SAMPLES = 4_000;

  /** No sample may be beyond 64 times full scale; resampling may overshoot. */
  private static final float LOUDEST = 256;

  /** All of the folder but what others are compared with. */
  private static final List<String> COMPRESSED =
      List.of(
          "mono-44100.mp3",
          "stereo-44100.mp3",
          "mono-22050.mp3",
          "mono-8000.mp3",
          "silence.mp3",
          "mono-48000.mp2",
          "mono-44100.ogg",
          "stereo-22050.ogg",
          "six-channels-44100.ogg",
          "eight-channels-192000.ogg",
          "started-late-44100.ogg",
          "ten-milliseconds-8000.ogg",
          "silence.ogg",
          "with-cover.ogg",
          "flac.ogg",
          "mono.opus",
          "stereo.opus",
          "six-channels.opus",
          "eight-channels.opus",
          "started-late.opus",
          "silence.opus",
          "with-cover.opus",
          "mono-16-bit.flac",
          "mono-24-bit.flac",
          "stereo-12-bit.flac",
          "stereo-16-bit.flac",
          "stereo-20-bit.flac",
          "stereo-24-bit.flac",
          "stereo-32-bit.flac",
          "eight-channels-192000.flac",
          "silence.flac",
          "with-cover.flac",
          "mono.m4a",
          "mono-96000.m4a",
          "stereo.m4a",
          "six-channels.m4a",
          "eight-channels-96000.m4a",
          "clicks.m4a",
          "high-efficiency.m4a",
          "coupled.m4a",
          "parametric-stereo.m4a",
          "unannounced.m4a",
          "silence.m4a",
          "with-cover.m4a",
          "fragments.m4a",
          "alac.m4a",
          "film.mp4",
          "stereo.aac",
          "mono-22050.aac",
          "noise.aac",
          "high-efficiency.aac",
          "silence.aac");

  private AudioFaults() {}

  /** Whole files of every format, and of everything that a decoder has code of its own for. */
  static List<Specimen> specimens() throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    add(specimens, "16.wav", Bytes.wav(1, 2, 44_100, 16, integers(Bytes.little())));
    add(specimens, "float.wav", Bytes.wav(3, 1, RATE, 32, floats(Bytes.little())));
    add(specimens, "law.wav", Bytes.wav(6, 8, 8_000, 8, integers(Bytes.little())));
    add(specimens, "16.au", Bytes.au(3, 1, 192_000, 2 * SAMPLES, integers(Bytes.big())));
    add(specimens, "float.au", Bytes.au(6, 2, RATE, 4 * SAMPLES, floats(Bytes.big())));
    add(specimens, "24.au", Bytes.au(4, 1, 8_000, 2 * SAMPLES, integers(Bytes.big())));
    add(specimens, "16.aiff", Bytes.aiff("", 2, SAMPLES / 2, 16, integers(Bytes.big())));
    add(specimens, "float.aifc", Bytes.aiff("fl32", 1, SAMPLES, 32, floats(Bytes.big())));
    add(specimens, "sowt.aifc", Bytes.aiff("sowt", 1, SAMPLES, 16, integers(Bytes.little())));
    for (String name : COMPRESSED) {
      specimens.add(new Specimen(name, CompressedTone.resource(name), repair(name)));
    }
    return specimens;
  }

  /** All of them. */
  static Target target(Path folder) throws IOException {
    return Target.of("audio", folder, specimens(), AudioFaults::examine);
  }

  private static void add(List<Specimen> specimens, String name, Bytes content) {
    specimens.add(new Specimen(name, content.array(), Repair.NONE));
  }

  private static Repair repair(String name) {
    return name.endsWith(".ogg") || name.endsWith(".opus")
        ? Repair.OGG
        : name.endsWith(".flac") ? Repair.FLAC : Repair.NONE;
  }

  private static double tone(int i) {
    return 0.5 * Math.sin(2 * Math.PI * 440 * i / RATE);
  }

  private static Bytes integers(Bytes data) {
    for (int i = 0; i < SAMPLES; i++) {
      data.int16((int) (32_768 * tone(i)));
    }
    return data;
  }

  private static Bytes floats(Bytes data) {
    for (int i = 0; i < SAMPLES; i++) {
      data.float32((float) tone(i));
    }
    return data;
  }

  /** Decodes {@code file}; every sample of the result has to be a number and not absurdly great. */
  static long examine(Path file) throws IOException {
    float[] samples = AudioFile.read(file, RATE).samples();
    for (float sample : samples) {
      if (!(Math.abs(sample) <= LOUDEST)) {
        throw new AssertionError("a sample of " + sample);
      }
    }
    if (samples.length == 0) {
      throw new AssertionError("no sample");
    }
    return samples.length;
  }
}
