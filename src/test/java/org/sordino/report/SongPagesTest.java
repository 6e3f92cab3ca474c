package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.audio.WavFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SongPagesTest {
  @TempDir Path temp;
  private Path page;

  @BeforeEach
  void choosePage() {
    page = temp.resolve("out/genres.v1.html");
  }

  private Path song(String name) throws IOException {
    Path file = temp.resolve(name);
    WavFile.write(file, HeardSong.audio(1));
    return file;
  }

  private List<String> written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private List<String> hrefs(Document document) {
    return Xml.all(document, "a").stream().map(a -> a.getAttribute("href")).toList();
  }

  @Test
  void pages_ofOneSong_areItsPage_inPlaceOfTheOldOne() throws Exception {
    Files.createDirectories(page.getParent());
    Files.writeString(page, "an old page");
    SongPages pages = SongPages.of(page, 1, 0, 0);
    pages.write(0, song("song.wav"), HeardSong.heard());
    assertEquals(Optional.of(page), pages.end());
    assertEquals(List.of("genres.v1.html"), written(page.getParent()));
    Document document = Xml.parse(Files.readString(page));
    assertEquals(List.of("song.wav"), Xml.texts(document, "h1"));
    assertEquals(List.of(), hrefs(document));
  }

  @Test
  void pages_ofOneSongThatFailed_areNone() throws Exception {
    SongPages pages = SongPages.of(page, 1, 0, 0);
    pages.fail(0, temp.resolve("song.wav"), "no song");
    assertEquals(Optional.empty(), pages.end());
    assertFalse(Files.exists(page));
  }

  @Test
  void pages_ofSongsTooLargeTogether_linkThem() throws Exception {
    for (long bytes : new long[] {Player.MOST_TOGETHER_BYTES, Player.MOST_TOGETHER_BYTES + 1}) {
      SongPages pages = SongPages.of(page, 1, bytes, 0);
      pages.write(0, song("song.wav"), HeardSong.heard());
      String source =
          Xml.all(Xml.parse(Files.readString(page)), "audio").get(0).getAttribute("src");
      assertEquals(pages.linked(), source.equals("../song.wav"), source);
      assertEquals(bytes > Player.MOST_TOGETHER_BYTES, pages.linked());
    }
  }

  @Test
  void pages_ofSeveralSongs_areAnIndexInTheirOrder_andAPageEach() throws Exception {
    SongPages pages = SongPages.of(page, 4, 0, 0.7);
    Path odd = song("<b>&\"é愛'.wav");
    // As several threads may finish them.
    pages.write(3, song("a.wav"), HeardSong.heard());
    pages.write(0, odd, HeardSong.heard());
    pages.fail(1, temp.resolve("b.wav"), "b.wav: expected <sound>");
    pages.write(2, song("A.wav"), HeardSong.heard());
    assertFalse(Files.exists(page), "the index comes last");
    assertEquals(Optional.of(page), pages.end());

    Document index = Xml.parse(Files.readString(page));
    assertEquals(List.of("Genres of 4 files"), Xml.texts(index, "h1"));
    assertEquals(
        List.of(
            "filegenreconfidencelength",
            odd + "unknown63\u00A0%8.0 s",
            temp.resolve("A.wav") + "unknown63\u00A0%8.0 s",
            temp.resolve("a.wav") + "unknown63\u00A0%8.0 s",
            "fileerror",
            temp.resolve("b.wav") + "b.wav: expected <sound>"),
        Xml.texts(index, "tr"));
    List<String> linked = new ArrayList<>();
    for (String href : hrefs(index)) {
      Path target = Path.of(page.toUri().resolve(URI.create(href)));
      Document song = Xml.parse(Files.readString(target));
      linked.add(Xml.texts(song, "h1").get(0));
      Element back = Xml.all(song, "a").get(0);
      assertEquals(page, Path.of(target.toUri().resolve(URI.create(back.getAttribute("href")))));
    }
    assertEquals(List.of("<b>&\"é愛'.wav", "A.wav", "a.wav"), linked);
    assertEquals(
        List.of("0001-b-é愛.html", "0003-A.html", "0004-a.html"),
        written(temp.resolve("out/genres.v1-files")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...wav", "?!.wav", ".wav"})
  void page_ofANameWithoutLetters_isANumber(String name) throws IOException {
    assumeTrue(Path.of("/").getFileSystem().getSeparator().equals("/"), "other names here");
    SongPages pages = SongPages.of(page, 2, 0, 0);
    pages.write(0, song(name), HeardSong.heard());
    String only = written(temp.resolve("out/genres.v1-files")).get(0);
    assertEquals(name.equals(".wav") ? "0001-wav.html" : "0001.html", only);
  }

  @Test
  void page_ofALongName_hasAShorterOne() throws IOException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "other names here");
    SongPages pages = SongPages.of(page, 2, 0, 0);
    pages.write(1, song("𝄞".repeat(50) + ".wav"), HeardSong.heard());
    pages.write(0, song("é".repeat(80) + ".wav"), HeardSong.heard());
    assertEquals(
        "0001-" + "é".repeat(40) + ".html", written(temp.resolve("out/genres.v1-files")).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"song.wav", "genres", ".html", "genres.html.mp3"})
  void pages_inAFileThatIsNoPage_areRefused(String name) {
    Path file = temp.resolve(name);
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> SongPages.of(file, 1, 0, 0));
    assertEquals(
        "--html " + file + ": expected a name that ends in .html, found another",
        problem.getMessage());
  }

  @Test
  void pages_besideOthers_areRefused() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("out/genres.v1-files"));
    SongPages.of(page, 2, 0, 0);
    Files.writeString(folder.resolve("0001.html"), "another page");
    SongPages.of(page, 1, 0, 0);
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> SongPages.of(page, 2, 0, 0));
    assertTrue(problem.getMessage().contains(folder.toString()), problem.getMessage());
  }

  @Test
  void pages_whereNothingCanBeWritten_areRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    IOException problem =
        assertThrows(IOException.class, () -> SongPages.of(file.resolve("a/page.html"), 2, 0, 0));
    assertEquals(file + ": expected a folder, found a file", problem.getMessage());

    Path folder = Files.createDirectory(temp.resolve("locked"));
    assertTrue(folder.toFile().setWritable(false));
    // Permissions do not bind root, for whom a system folder that nobody can write to stands in.
    Path locked = Files.isWritable(folder) ? Path.of("/proc/page.html") : folder.resolve("a.html");
    assumeTrue(Files.isDirectory(locked.getParent()), "no folder that cannot be written to");
    problem = assertThrows(IOException.class, () -> SongPages.of(locked, 1, 0, 0));
    assertTrue(folder.toFile().setWritable(true));
    assertTrue(problem.getMessage().startsWith(locked + ": cannot be written"), problem + "");
  }

  @Test
  void end_beforeAllAreWritten_listsThoseThatAre() throws Exception {
    SongPages pages = SongPages.of(page, 3, 0, 0);
    assertEquals(Optional.empty(), pages.end());
    assertFalse(Files.exists(page));

    pages.write(1, song("a.wav"), HeardSong.heard());
    pages.end();

    Document index = Xml.parse(Files.readString(page));
    assertEquals(List.of("Genres of 1 of 3 files"), Xml.texts(index, "h1"));
    assertEquals(1, hrefs(index).size());
  }

  @Test
  void write_ofASongThatIsGone_saysThatItIsTheSong() throws IOException {
    Path gone = temp.resolve("gone.wav");
    SongPages pages = SongPages.of(page, 2, 0, 0);

    IOException problem =
        assertThrows(
            SongPages.UnreadableSongException.class, () -> pages.write(0, gone, HeardSong.heard()));

    assertEquals(
        gone
            + ": expected the song again for its page, found it gone or changed ("
            + gone
            + ": expected an audio file, found no such file)",
        problem.getMessage());
    assertEquals(List.of(), written(temp));
  }

  @Test
  void pages_thatMayBeWritten_leaveNothingBeforeTheyAre() throws IOException {
    SongPages.of(page, 2, 0, 0);
    assertEquals(List.of(), written(temp));
  }
}
