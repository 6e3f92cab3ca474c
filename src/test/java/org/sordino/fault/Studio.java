package org.sordino.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sordino.audio.Audio;
import org.sordino.audio.Bytes;
import org.sordino.audio.CompressedTone;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;

/** Songs, and what commands make of them, in a folder. */
record Studio(Path folder) {
  private static final List<String> GENRES = MadeUpSongs.GENRES.subList(0, 2);
  private static final String YAML =
      """
      title: two runs
      data: {split: 2/1/1}
      training: {epochs: 1, batch: 8}
      methods:
        cross-entropy: {}
        lsr: {}
      grid:
        - {networks: [nnet1], seeds: [1]}
      """;

  /** Files whose content is a result; pages, figures and the program's words tell times. */
  private static final List<String> RESULTS =
      List.of(".features", ".safetensors", ".csv", ".json", ".jsonl", ".txt", ".yaml");

  static final List<String> TAGGED =
      List.of("mono-44100.mp3", "stereo-16-bit.flac", "mono-44100.ogg", "mono.m4a");

  /** Writes songs, music to tag and an experiment into {@code folder}. */
  static Studio in(Path folder) throws IOException {
    MadeUpSongs songs = new MadeUpSongs(20, 4, 5);
    for (String genre : GENRES) {
      for (int number = 0; number < 4; number++) {
        Path file = folder.resolve("songs/%s/%s.0000%d.wav".formatted(genre, genre, number));
        WavFile.write(file, new Audio(songs.samples(genre, number), MadeUpSongs.SAMPLE_RATE));
      }
    }
    Files.writeString(folder.resolve("two.yaml"), YAML);
    return new Studio(folder);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Object[] features(Path cache) {
    return new Object[] {"features", "--data", path("songs"), "--cache", cache, "--threads", 1};
  }

  Object[] train(Path run, Object... more) {
    return joined(
        new Object[] {"train", "--data", path("songs"), "--cache", path("cache")},
        new Object[] {"--device", "cpu", "--threads", 1, "--epochs", 3, "--batch", 8},
        new Object[] {"--split", "2/1/1", "--out", run},
        more);
  }

  Object[] experiment(Path out, Object... more) {
    return joined(
        new Object[] {"experiment", path("two.yaml"), "--data", path("songs")},
        new Object[] {"--cache", path("cache"), "--device", "cpu", "--threads", 1, "--out", out},
        more);
  }

  Object[] tag(Path music) {
    Object model = path("run/model");
    return new Object[] {"tag", "--write", "--model", model, "--device", "cpu", music};
  }

  Object[] page(Path page) {
    Object model = path("run/model");
    return new Object[] {
      "classify", "--model", model, "--device", "cpu", "--html", page, path("songs")
    };
  }

  private static Object[] joined(Object[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray();
  }

  /** Copies of short compressed files. */
  static void music(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : TAGGED) {
      Files.write(folder.resolve(name), CompressedTone.resource(name));
    }
  }

  /** Silence of ten minutes in each of two genres, whose store takes 53 MB. */
  static void longSongs(Path folder) throws IOException {
    for (String genre : GENRES) {
      Path file = Files.createDirectories(folder.resolve(genre)).resolve("long.au");
      Bytes.au(2, 1, 8_000, -1, Bytes.big()).write(file);
      try (RandomAccessFile sound = new RandomAccessFile(file.toFile(), "rw")) {
        sound.setLength(24 + 600L * 8_000);
      }
    }
  }

  /** {@code count} short songs, of which each twentieth is broken. */
  static void manySongs(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path genre = Files.createDirectories(folder.resolve(GENRES.get(i % 2)));
      Bytes data = Bytes.little().int16(i, -i, i / 2, 1_000);
      byte[] song = Bytes.wav(1, 1, 22_050, 16, data).array();
      byte[] broken = Arrays.copyOf(song, i % 30);
      Files.write(
          genre.resolve(String.format(Locale.ROOT, "%05d.wav", i)), i % 20 == 0 ? broken : song);
    }
  }

  /**
   * Every file under {@code folder} but locks, by path, with its content if it is a result. Left
   * out of that are the seconds that an epoch took and the folder, which commands in JSON name.
   */
  static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString();
      if (name.endsWith(".lock")) {
        continue; // empty, and another process may be about to hold it
      }
      boolean result = RESULTS.stream().anyMatch(name::endsWith);
      byte[] content = result ? Files.readAllBytes(file) : new byte[0];
      String text = new String(content, StandardCharsets.ISO_8859_1);
      results.put(name, name.contains(".json") ? comparable(text, folder) : text);
    }
    return results;
  }

  private static String comparable(String json, Path folder) {
    return json.replaceAll(",\"seconds\":[^,}]*", "").replace(folder.toString(), "FOLDER");
  }

  /** Every file under {@code folder}, by path. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      contents.put(folder.relativize(file).toString(), content);
    }
    return contents;
  }

  /** Files that only an unfinished write leaves. */
  static List<Path> unfinished(Path folder) throws IOException {
    return files(folder).stream().filter(file -> file.toString().contains(".partial")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(paths::add);
      }
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
