package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.file.MemoryTurns;
import org.sordino.model.GenreClassifier;
import org.sordino.report.SongPages;

class AnswerFinderTest {
  @TempDir Path temp;
  private GenreClassifier classifier;
  private SongPages pages;
  private Path song;

  @BeforeEach
  void load() throws IOException {
    classifier = GenreClassifier.load(Studio.model());
    pages = SongPages.of(temp.resolve("genres.html"), 2, 0, 0);
    song = Files.copy(Studio.song(), temp.resolve("song.wav"));
  }

  @AfterEach
  void close() {
    classifier.close();
  }

  private AnswerFinder finder(AnswerFinder.Listener listener) {
    return new AnswerFinder(
        classifier, 0, new AnswerFinder.Pages(listener, pages), new MemoryTurns());
  }

  @Test
  void find_aSongThatVanishesOnceHeard_failsAlone() throws IOException {
    AnswerFinder finder =
        finder(
            file -> {
              var heard = classifier.analyse(file);
              if (file.equals(song)) {
                Files.delete(file);
              }
              return heard;
            });

    AnswerFinder.Found gone = finder.find(0, new Input(song));
    AnswerFinder.Found other = finder.find(1, new Input(Studio.song()));

    assertNull(gone.unwritten());
    String why = String.valueOf(gone.answer().error());
    assertTrue(why.startsWith(song + ": expected the song again"), why);
    assertTrue(why.contains("no such file"), why);
    assertNull(gone.answer().genre());
    assertNull(other.answer().error());
    assertNull(other.unwritten());
    String index = Files.readString(pages.end().orElseThrow());
    assertTrue(index.contains("Genres of 2 files"), index);
    assertTrue(index.contains("1 of them could not be read"), index);
  }

  @Test
  void find_aPageThatCannotBeWritten_isToldApartFromTheSong() throws IOException {
    AnswerFinder finder = finder(classifier::analyse);
    Files.writeString(temp.resolve("genres-files"), "in the way");

    AnswerFinder.Found found = finder.find(0, new Input(song));

    assertNotNull(found.unwritten());
    assertNull(found.answer().error());
    assertEquals(4, found.answer().seconds());
  }
}
