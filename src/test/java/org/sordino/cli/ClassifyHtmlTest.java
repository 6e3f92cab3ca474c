package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.file.Json;
import org.sordino.model.ImageFeatures;
import org.sordino.model.ModelDescription;
import org.sordino.network.NetworkSettings;

/** {@code classify --html}. */
class ClassifyHtmlTest {
  /** More songs than are classified before an interruption. */
  private static final int MANY = 2_000;

  @TempDir Path temp;
  private Path page;

  @BeforeEach
  void choosePage() {
    page = temp.resolve("out/genres.html");
  }

  private Ran classify(Object... more) {
    return classifyWith(Studio.model(), more);
  }

  private Ran classifyWith(Path model, Object... more) {
    List<Object> command = new ArrayList<>(List.of("classify", "--model", model));
    command.addAll(List.of("--device", "cpu", "--html", page));
    command.addAll(Arrays.asList(more));
    return Ran.sordino(command.toArray());
  }

  @Test
  void html_ofASong_isAPageBesideTheAnswer() throws IOException {
    Ran plain = Ran.sordino("classify", "--model", Studio.model(), "--json", Studio.song());
    Ran ran = classify("--json", Studio.song()).ended(ExitCode.DONE);

    assertEquals(plain.out(), ran.out());
    assertEquals("page: " + page + "\n", ran.err());
    String html = Files.readString(page);
    String genre = ran.json().get(0).path("genre").asText();
    assertTrue(html.contains("<strong>" + genre + "</strong>"), html.substring(0, 9_000));
    assertTrue(html.contains("src=\"data:audio/wav;base64,"));
    assertTrue(html.contains("src=\"data:image/png;base64,"));
    assertEquals(List.of(), Studio.unfinished(temp));
  }

  @Test
  void html_ofSeveralSongs_isAnIndexAndAPageEach() throws IOException {
    Path missing = temp.resolve("missing.wav");
    Ran ran =
        classify("--min-confidence", 1, "--threads", 3, Studio.songs(), missing)
            .ended(ExitCode.SOME_FAILED);

    int songs = Studio.GENRES.size() * Studio.SONGS_PER_GENRE;
    assertEquals(songs, ran.out().lines().count());
    assertTrue(ran.err().contains("page: " + page + "\n"), ran.err());
    String index = Files.readString(page);
    assertTrue(index.contains("Genres of " + (songs + 1) + " files"), index);
    assertTrue(index.contains(missing + ": expected an audio file, found no such file"), index);
    assertEquals(songs, index.split("<td>unknown</td>", -1).length - 1);
    try (Stream<Path> pages = Files.list(temp.resolve("out/genres-files"))) {
      assertEquals(songs, pages.count());
    }
    assertEquals(List.of(), Studio.unfinished(temp));
  }

  @Test
  void html_ofOneSongThatFails_isNotWritten() {
    classify(temp.resolve("missing.wav")).failed(ExitCode.SOME_FAILED, "missing.wav");
    assertFalse(Files.exists(page));
  }

  @Test
  void html_withAModelOfImages_isRefused() throws IOException {
    List<Double> half = List.of(0.5, 0.5, 0.5);
    ModelDescription images =
        new ModelDescription(
            ModelDescription.FORMAT,
            NetworkSettings.of("resnet20"),
            List.of("cat", "dog"),
            new ImageFeatures(3, 32, 32, half, half),
            1,
            null,
            new ModelDescription.Trained(
                "cifar-10",
                "00",
                new ModelDescription.TrainedSplit(
                    "official", 1, List.of(), List.of(), List.of(), Map.of()),
                "none",
                null,
                1,
                Map.of()));
    Path model = Files.createDirectory(temp.resolve("images"));
    Files.writeString(model.resolve("model.json"), Json.page(images));
    Path photo = Files.writeString(temp.resolve("photo.png"), "a photo");

    classifyWith(model, photo).failed(ExitCode.USAGE, "--html", "a model of songs");
    assertFalse(Files.exists(page));
  }

  @Test
  void html_whoseNameWasForgotten_doesNotTouchTheSong() throws IOException {
    page = temp.resolve("song.wav");
    Files.copy(Studio.song(), page);
    classify(Studio.song()).failed(ExitCode.USAGE, "--html " + page, ".html");
    assertEquals(-1, Files.mismatch(Studio.song(), page));
  }

  @Test
  void html_besideOtherPages_isRefused() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("out/genres-files"));
    Files.writeString(folder.resolve("0001.html"), "another page");
    classify(Studio.songs()).failed(ExitCode.USAGE, "--html", folder);
  }

  @Test
  void html_toAFolderThatIsAFile_fails() throws IOException {
    Files.writeString(temp.resolve("out"), "in the way");
    classify(Studio.songs()).failed(ExitCode.FAILURE, temp.resolve("out"));
  }

  @Test
  void html_interrupted_keepsAllAnswersSoFar() throws IOException, InterruptedException {
    Path folder = temp.resolve("out/genres-files");
    List<Object> command = new ArrayList<>(List.of("classify", "--model", Studio.model()));
    command.addAll(List.of("--device", "cpu", "--threads", 2, "--json", "--html", page));
    String name = Studio.song().getFileName().toString().replaceFirst("\\.wav$", "");
    Path second = folder.resolve("0002-" + name.replace('.', '-') + ".html");
    command.addAll(Collections.nCopies(MANY, Studio.song()));
    try (Child child = Child.sordino(temp, command.toArray())) {
      Ran ran = child.interruptedAt(second, 1);

      assertEquals(128 + 15, ran.code(), ran.err());
      int answers = ran.json().size();
      assertTrue(answers > 0 && answers < MANY, answers + " answers");
      assertTrue(
          ran.err().contains("interrupted: %d of %d files done".formatted(answers, MANY)),
          ran.err());
      String index = Files.readString(page);
      assertEquals(answers, index.split("genres-files/", -1).length - 1);
      assertTrue(index.contains(" of 2,000 files"), index.substring(0, 500));
      try (Stream<Path> pages = Files.list(folder)) {
        assertEquals(answers, pages.count());
      }
    }
    assertEquals(List.of(), Studio.unfinished(temp));
  }

  @Test
  void html_onAFullDisk_failsAndLeavesNothingHalfWritten()
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that limits files");
    Object[] command = {
      "classify", "--model", Studio.model(), "--device", "cpu", "--html", page, Studio.songs()
    };
    // A page of these songs takes more than 200 kB.
    try (Child child = Child.onFullDisk(temp, 100, command)) {
      Ran ran = child.ended().ended(ExitCode.FAILURE);
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().contains("0001-"), ran.err());
    }
    assertFalse(Files.exists(page));
    assertEquals(List.of(), Studio.unfinished(temp));
  }
}
