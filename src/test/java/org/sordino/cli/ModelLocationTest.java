package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.network.PyTorch;

/** The model that ships, where the launcher says that the program lives. */
class ModelLocationTest {
  private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
  private static final String HOME = "sordino.home";

  @TempDir Path temp;

  @BeforeAll
  static void startEngine() throws IOException {
    PyTorch.start("cpu", 2); // as in all tests: the first start decides
  }

  /** As the launcher starts it, which says where the program lives. */
  private static Ran sordino(Object... arguments) {
    System.setProperty(HOME, ROOT.toString());
    try {
      return Ran.sordino(arguments);
    } finally {
      System.clearProperty(HOME);
    }
  }

  @Test
  void classify_withTheModelThatShips_answersAsTheReadmeSays() throws IOException {
    Ran ran =
        sordino("classify", "--model", "demo", "--device", "cpu", "--timeline", "audio/waltz.wav");

    String expected =
        """
        audio/waltz.wav: waltz 80 %, ballad 12 %, drone 7 %
          00:00.0  waltz         83 %
          00:01.4  waltz         55 %
          00:02.9  waltz         71 %
          00:04.4  waltz         46 %
          00:05.9  waltz         94 %
          00:07.4  waltz         89 %
          00:08.9  waltz         80 %
        """;
    assertEquals(expected, ran.ended(ExitCode.DONE).out());
    assertTrue(Files.readString(ROOT.resolve("README.md")).contains("\n```\n" + expected + "```"));
  }

  @Test
  void classify_withoutAModel_tellsGtzansGenres() {
    String csv =
        sordino("classify", "--csv", "--device", "cpu", "audio/waltz.wav")
            .ended(ExitCode.DONE)
            .out();

    String genres = "blues,classical,country,disco,hiphop,jazz,metal,pop,reggae,rock";
    assertTrue(csv.startsWith("file,seconds,genre,confidence," + genres + ",error"), csv);
  }

  @Test
  void classify_besideAFolderOfSongsCalledGenres_takesTheModelThatShips()
      throws IOException, InterruptedException {
    Path songs = Files.createDirectory(temp.resolve("genres"));
    List<String> home = List.of("-Duser.dir=" + temp, "-D" + HOME + "=" + ROOT.toAbsolutePath());
    String song = ROOT.resolve("audio/waltz.wav").toAbsolutePath().toString();
    List<Object> command = List.of("classify", "--device", "cpu", song);
    try (Child child = Child.sordino(temp, home, command)) {
      child.ended().ended(ExitCode.DONE);
    }
    Files.writeString(songs.resolve("model.json"), "no model");
    try (Child child = Child.sordino(temp, home, command)) {
      child.ended().failed(ExitCode.FAILURE, "genres/model.json");
    }
  }

  @Test
  void tag_withoutAModel_plansTheGenreThatClassifyTells() {
    String told =
        sordino("classify", "--top", 1, "--device", "cpu", "audio/waltz.wav")
            .ended(ExitCode.DONE)
            .out();
    String plan = sordino("tag", "--device", "cpu", "audio/waltz.wav").ended(ExitCode.DONE).out();

    String percent = told.replaceAll("(?s).* (\\d+ %).*", "$1");
    assertTrue(plan.contains("(" + percent + ")"), told + plan);
  }

  @Test
  void classify_withAModelOfAnotherName_listsThoseThatShip() {
    sordino("classify", "--model", "dmeo", "audio/waltz.wav")
        .failed(ExitCode.FAILURE, "--model dmeo: no such folder; models that ship: demo, genres");
  }

  @Test
  void classify_notStartedByTheLauncher_saysWhereModelsAreFound() {
    Ran.sordino("classify", "audio/waltz.wav")
        .failed(
            ExitCode.FAILURE,
            "--model genres: no such folder; models that ship are found when started by ./sordino");
  }

  @Test
  void info_namesTheModelsThatShip() {
    String info = sordino("info", "--device", "cpu").ended(ExitCode.DONE).out();

    assertTrue(info.lines().anyMatch(line -> line.matches("models +demo, genres")), info);
  }
}
