package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Interruptible;
import org.sordino.model.Classifier;
import org.sordino.model.GenreClassifier;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;
import org.sordino.report.SongPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sordino classify}. */
@Command(
    name = "classify",
    headerHeading =
        "Examples:%n"
            + "  sordino classify song.mp3%n"
            + "  sordino classify --csv music > genres.csv%n"
            + "  sordino classify --html genres.html music%n"
            + "  sordino classify --model runs/first/model song.mp3%n%n",
    description = "Tells the genres of audio files, or the classes of images.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClassifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelOptions model;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Audio files or images, as the model is, or folders of them.")
  private List<Path> inputs;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Genres to show of each file; JSON and CSV have all of them. Default: ${DEFAULT-VALUE}")
  private int top;

  @Option(
      names = "--timeline",
      description = "Show the genre over time; JSON always has it, CSV never.")
  private boolean timeline;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--csv",
      description =
          "Print a line of CSV per file: genre, confidence and every genre's probability.")
  private boolean csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write a page of the song as well: a player, the spectrogram and the genre over time. Of several"
              + " songs FILE lists them and their pages are beside it, for genres.html in"
              + " genres-files, which must be new or empty. Songs of up to 8 MB are put into"
              + " their pages, larger ones are linked, and all of them if they are larger than 200 MB"
              + " together.")
  private @Nullable Path html;

  @Mixin private DeviceOptions device;

  ClassifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (json && csv) {
      throw new IllegalArgumentException("--json: expected alone, found --csv beside it");
    }
    if (top < 1) {
      throw new IllegalArgumentException("--top: expected at least 1, found " + top);
    }
    double minConfidence = model.minConfidence();
    ModelFolder folder = new ModelFolder(model.folder());
    ModelDescription description = folder.describe();
    List<Input> files = InputFiles.of(inputs, description.features().endings(), console::note);
    SongPages pages = pages(description, files, minConfidence);
    // Many files keep the cores busy with one file each; a single one takes them all.
    int workers = Math.min(device.threads(), files.size());
    Callable<PyTorch> torch = () -> device.start(workers > 1 ? 1 : device.threads());
    AnswerPrinter printer = AnswerPrinter.of(console, json, csv, top, timeline);
    AnswerFinder finder =
        pages == null
            ? new AnswerFinder(
                Classifier.begin(folder, description, torch, console::warn), minConfidence)
            : new AnswerFinder(
                GenreClassifier.begin(folder, description, torch), minConfidence, pages);
    try (Classifier classifier = finder.classifier();
        Interruptible work = Interruptible.begin()) {
      Teller teller = new Teller(classifier, printer, files.size());
      new InOrder(workers)
          .forEach(
              IntStream.range(0, files.size()).boxed().toList(),
              number -> finder.find(number, files.get(number)),
              teller,
              work::stopped);
      printer.end();
      if (pages != null) {
        pages.end().ifPresent(page -> console.note("page: " + page));
      }
      return teller.end();
    }
  }

  private @Nullable SongPages pages(
      ModelDescription description, List<Input> songs, double minConfidence) throws IOException {
    if ((html != null || timeline) && !description.features().overTime()) {
      throw new IllegalArgumentException(
          "%s: expected a model of songs, found one of images"
              .formatted(html == null ? "--timeline" : "--html"));
    }
    if (html == null) {
      return null;
    }
    long bytes = songs.stream().mapToLong(Input::bytes).sum();
    SongPages pages = SongPages.of(html, songs.size(), bytes, minConfidence);
    if (pages.linked()) {
      console.note(
          "--html: the songs are %,d MB together, so pages link to them and need them where they are"
              .formatted(bytes / 1_000_000));
    }
    return pages;
  }

  /** Tells the answers. */
  private final class Teller implements InOrder.Taker<AnswerFinder.Found> {
    private final Classifier classifier;
    private final AnswerPrinter printer;
    private final int files;
    private final long start = System.nanoTime();
    private int told;
    private int failed;

    private Teller(Classifier classifier, AnswerPrinter printer, int files) {
      this.classifier = classifier;
      this.printer = printer;
      this.files = files;
    }

    @Override
    public void begin() throws IOException {
      classifier.await(); // before a word is printed: without a model there is no answer
      printer.begin(classifier.description().classes());
    }

    @Override
    public void take(AnswerFinder.Found found) throws IOException {
      if (found.unwritten() != null) {
        throw found.unwritten();
      }
      Answer answer = found.answer();
      told++;
      if (answer.error() != null) {
        failed++;
        console.error(answer.error());
      }
      printer.print(answer);
      if (files > 1) {
        console.progress("files", told, files, start, () -> "");
      }
    }

    private int end() {
      if (failed > 0 && files > 1) {
        console.note("%d of %d files failed".formatted(failed, told));
      }
      if (told < files) {
        console.note("interrupted: %d of %d files done".formatted(told, files));
      }
      return failed > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }
  }
}
