package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenreColoursTest {
  @Test
  void of_aGenre_goesByTheAlphabet_notByProbability() {
    // Jazz is the most probable one, blues the first of the alphabet.
    GenreColours colours = GenreColours.of(HeardSong.heard().classification());
    assertEquals("#0072b2", colours.of("blues"));
    assertEquals("#d55e00", colours.of("jazz"));
  }

  @Test
  void of_theSeventhGenre_isTheFirstColourAgain() {
    GenreColours colours = new GenreColours(List.of("a", "b", "c", "d", "e", "f", "g"));
    assertEquals(colours.of("a"), colours.of("g"));
  }
}
