package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioException;
import org.sordino.audio.WavFile;

class SongPictureTest {
  @TempDir Path temp;

  private SongPicture picture() throws IOException {
    Path file = temp.resolve("song.wav");
    WavFile.write(file, new Audio(LateTone.samples(), LateTone.RATE));
    return SongPicture.of("song", "A tone", file);
  }

  @Test
  void numbers_tellDurationAndPeaks() throws IOException {
    Table numbers = picture().numbers();
    assertEquals("4", numbers.rows().get(0).get(1));
    assertEquals("22,050", numbers.rows().get(1).get(1));
    assertEquals(-0.5, Double.parseDouble(numbers.rows().get(2).get(1)), 1e-3);
    assertEquals(0.5, Double.parseDouble(numbers.rows().get(3).get(1)), 1e-3);
  }

  @Test
  void picture_ofAFileThatIsNoSound_isRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("song.wav"), "not music");
    AudioException problem =
        assertThrows(AudioException.class, () -> SongPicture.of("song", "none", file));
    assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
  }
}
