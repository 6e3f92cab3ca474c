package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.AudioFile;
import org.sordino.file.ControlCodes;
import org.sordino.file.MemoryTurns;
import org.sordino.model.Classification;
import org.sordino.model.GenreClassifier;
import org.sordino.network.PyTorch;
import org.sordino.tag.GenreNames;
import org.sordino.tag.GenreTag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sordino tag}. */
@Command(
    name = "tag",
    headerHeading =
        "Examples:%n"
            + "  sordino tag music%n"
            + "  sordino tag --min-confidence 0.6 --write music%n%n",
    description =
        "Classifies audio files and plans their genre tags; with --write it stores them. Genres that are"
            + " there are kept unless --replace is given; files whose genre is unknown stay as they are."
            + " A file is replaced in one step, and only if its sound stays the same.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TagCommand implements Callable<Integer> {
  private final Console console;
  private final MemoryTurns memory = new MemoryTurns();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "MP3, FLAC, Ogg Vorbis, M4A and WAV files, or folders of them.")
  private List<Path> inputs;

  @Mixin private ModelOptions model;

  @Option(names = "--write", description = "Store the tags. Without it they are only shown.")
  private boolean write;

  @Option(names = "--replace", description = "Replace genres that are there.")
  private boolean replace;

  @Mixin private DeviceOptions device;

  TagCommand(Console console) {
    this.console = console;
  }

  /** What becomes of a file. */
  private enum Fate {
    /** It gets a genre. */
    TAGGED,
    /** It has one, or is too uncertain, and stays as it is. */
    KEPT,
    /** It could not be read or written. */
    FAILED
  }

  private record Told(Fate fate, String line) {}

  @Override
  public Integer call() throws IOException {
    double minConfidence = model.minConfidence();
    Path folder = model.folder();
    List<Input> files = InputFiles.distinct(InputFiles.of(inputs, GenreTag.ENDINGS, console::note));
    int workers = Math.min(device.threads(), files.size());
    PyTorch torch = device.start(workers > 1 ? 1 : device.threads());
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    long start = System.nanoTime();
    try (GenreClassifier classifier = GenreClassifier.load(folder, torch)) {
      new InOrder(workers)
          .forEach(
              files,
              file ->
                  file.attempt(
                      memory,
                      () -> tag(file.file(), classifier, minConfidence),
                      reason -> new Told(Fate.FAILED, reason)),
              told -> {
                fates.merge(told.fate(), 1, Integer::sum);
                if (told.fate() == Fate.FAILED) {
                  console.error(told.line());
                } else {
                  console.data(ControlCodes.shown(told.line()));
                }
                int done = fates.values().stream().mapToInt(Integer::intValue).sum();
                console.progress("files", done, files.size(), start, () -> "");
              },
              () -> false);
    }
    console.note(
        (write
                ? "%d of %d files tagged"
                : "%d of %d files would be tagged; nothing is written without --write")
            .formatted(fates.getOrDefault(Fate.TAGGED, 0), files.size()));
    return fates.containsKey(Fate.FAILED) ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private Told tag(Path file, GenreClassifier classifier, double minConfidence) throws IOException {
    GenreTag tag = GenreTag.of(file);
    @Nullable String there = tag.read();
    if (there != null && !replace) {
      return new Told(Fate.KEPT, file + ": keeps " + there);
    }
    Classification found = classifier.classify(file);
    String genre = GenreNames.of(found.genre());
    String sure = String.format(Locale.ROOT, "%s (%.0f %%)", genre, 100 * found.confidence());
    if (found.confidence() < minConfidence) {
      return new Told(Fate.KEPT, file + ": not sure enough of " + sure);
    }
    if (there != null && GenreNames.same(there, genre)) {
      return new Told(Fate.KEPT, file + ": keeps " + there);
    }
    if (write) {
      tag.write(genre, (path, rate) -> AudioFile.read(path, rate).samples());
    }
    return new Told(Fate.TAGGED, file + ": " + (there == null ? "" : there + " → ") + sure);
  }
}
