package org.sordino.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.network.PyTorch;

/**
 * Short songs, their feature store and one finished run, which all tests here share and only read.
 */
final class Studio {
  static final List<String> GENRES = MadeUpSongs.GENRES.subList(0, 3);
  static final int SONGS_PER_GENRE = 4;

  private static final MadeUpSongs SONGS = new MadeUpSongs(20, 4, 5);
  private static final Path FOLDER = create();

  private Studio() {}

  private static Path create() {
    try {
      // The first start of the engine decides its threads: not a command that happens to be first.
      PyTorch.start("cpu", 2);
      Path folder = Files.createTempDirectory("sordino-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      write(folder.resolve("songs"), SONGS_PER_GENRE);
      Ran.sordino(train(folder, folder.resolve("run"))).ended(ExitCode.DONE);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the first songs of each genre into {@code dir}. */
  static void write(Path dir, int songsPerGenre) throws IOException {
    for (String genre : GENRES) {
      for (int number = 0; number < songsPerGenre; number++) {
        song(genre, number, dir.resolve(genre).resolve(genre + ".0000" + number + ".wav"));
      }
    }
  }

  /** Writes song {@code number} of {@code genre} to {@code file}. */
  static void song(String genre, int number, Path file) throws IOException {
    WavFile.write(file, new Audio(SONGS.samples(genre, number), MadeUpSongs.SAMPLE_RATE));
  }

  /** A folder of four songs of each of three genres. */
  static Path songs() {
    return FOLDER.resolve("songs");
  }

  /** Where their spectrograms are. */
  static Path cache() {
    return FOLDER.resolve("cache");
  }

  /** The folder of a finished run of {@link #train(Path, Object...)}. */
  static Path run() {
    return FOLDER.resolve("run");
  }

  /** Its model. */
  static Path model() {
    return run().resolve("model");
  }

  /** The first song of the first genre. */
  static Path song() {
    return songs().resolve(GENRES.get(0)).resolve(GENRES.get(0) + ".00000.wav");
  }

  /** The name of a song that {@link #run} keeps away as a test song. */
  static String testSong() throws IOException {
    return Files.readAllLines(run().resolve("split/test.txt")).get(0);
  }

  /** Puts a copy of {@code song} into {@code data}, a folder like {@link #songs}. */
  static Path copy(String song, Path data) throws IOException {
    String genre = song.substring(0, song.lastIndexOf('.'));
    Path copy = data.resolve(genre).resolve("copy.wav");
    Files.createDirectories(copy.getParent());
    return Files.copy(songs().resolve(genre).resolve(song + ".wav"), copy);
  }

  /** What {@code classify} says, asked about {@code arguments} with the model. */
  static Ran classify(Object... arguments) {
    List<Object> command =
        new ArrayList<>(List.of("classify", "--model", model(), "--device", "cpu"));
    command.addAll(Arrays.asList(arguments));
    return Ran.sordino(command.toArray());
  }

  /**
   * The command that trains for two epochs on the songs; {@code more} options come last and may
   * replace those.
   */
  static Object[] train(Path out, Object... more) {
    return train(FOLDER, out, more);
  }

  private static Object[] train(Path folder, Path out, Object... more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("--data", folder.resolve("songs"));
    options.put("--cache", folder.resolve("cache"));
    options.put("--device", "cpu");
    options.put("--threads", 2);
    options.put("--epochs", 2);
    options.put("--batch", 8);
    options.put("--out", out);
    List<Object> command = new ArrayList<>(List.of("train"));
    options.keySet().removeAll(Arrays.asList(more)); // an option may be given once
    options.forEach((name, value) -> command.addAll(List.of(name, value)));
    command.addAll(Arrays.asList(more));
    return command.toArray();
  }

  /** Every file under {@code folder}, by path: its time and content. */
  static Map<String, String> snapshot(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(
            folder.relativize(path).toString(),
            Files.getLastModifiedTime(path) + " " + Arrays.hashCode(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  /** The names of files under {@code folder} that only an unfinished write leaves. */
  static List<String> unfinished(Path folder) throws IOException {
    return snapshot(folder).keySet().stream().filter(name -> name.endsWith(".partial")).toList();
  }
}
