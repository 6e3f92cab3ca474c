package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SongTest {
  private static String name(String file) {
    return Song.of("blues", Path.of(file)).name();
  }

  @Test
  void of_stemWithOrWithoutGenre_beginsWithTheGenreOnce() {
    assertEquals("blues.00003", name("blues.00003.wav"));
    assertEquals("blues.00003", name("00003.au"));
    assertEquals("blues.bluesy", name("bluesy.ogg"));
    assertEquals("blues.Mr. Smith", name("Mr. Smith.mp3"));
  }

  @Test
  void of_namesThatAListCannotCarry_escapesThemWithoutClashes() {
    assertEquals("blues.a b", name("a b.wav"));
    assertEquals("blues.a\\u000Ab", name("a\nb.wav"));
    assertEquals("blues.a\\u2028b", name("a\u2028b.wav"));
    assertEquals("blues.a\\u0020", name("a .wav"));
    assertEquals("blues.a\\u005Cu0020", name("a\\u0020.wav"));
  }

  @Test
  void of_decomposedLetters_composesThem() {
    assertEquals("blues.\u00e9", name("e\u0301.wav"));
  }

  @Test
  void song_nameOfTwoLinesOrNone_isRefused() {
    Path file = Path.of("x.wav");
    assertThrows(IllegalArgumentException.class, () -> new Song("a\nb", "blues", file));
    assertThrows(IllegalArgumentException.class, () -> new Song(" a", "blues", file));
    assertThrows(IllegalArgumentException.class, () -> new Song("", "blues", file));
    assertThrows(IllegalArgumentException.class, () -> new Song("a", "", file));
  }
}
