package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.evaluation.Confusion;

class ClassErrorsTest {
  @Test
  void numbers_ofSongsAndClips_standBesideEachOther() {
    Confusion songs = new Confusion(List.of(List.of(3, 1), List.of(0, 0)));
    Confusion clips = new Confusion(List.of(List.of(50, 7), List.of(0, 0)));
    Table numbers =
        new ClassErrors(
                List.of("blues", "pop"),
                List.of(
                    new ClassErrors.Counted("songs", songs),
                    new ClassErrors.Counted("clips", clips)))
            .numbers();
    assertEquals(
        List.of("class", "songs", "wrong", "error in %", "clips", "wrong", "error in %"),
        numbers.head());
    assertEquals(List.of("blues", "4", "1", "25", "57", "7", "12.281"), numbers.rows().get(0));
    assertEquals(List.of("pop", "0", "0", "", "0", "0", ""), numbers.rows().get(1));
  }
}
