package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioException;
import org.sordino.audio.WavFile;

class SongPictureTest {
  private static final int RATE = 22_050;

  @TempDir Path temp;

  /** Two seconds of silence, then two of a tone at an eighth of the sample rate. */
  private SongPicture picture() throws IOException {
    float[] samples = new float[4 * RATE];
    for (int i = 2 * RATE; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(Math.PI / 4 * i));
    }
    Path file = temp.resolve("song.wav");
    WavFile.write(file, new Audio(samples, RATE));
    return SongPicture.of("song", "A tone", file);
  }

  @Test
  void image_ofATone_isBrightAtItsFrequencyOnly() throws IOException {
    BufferedImage image = picture().image();
    assertEquals(257, image.getHeight());
    int column = image.getWidth() * 3 / 4;
    // Bin 128 of 513 is row 64 of 257 from below.
    assertEquals(255, image.getRaster().getSample(column, 192, 0));
    assertTrue(image.getRaster().getSample(column, 64, 0) < 60);
    assertTrue(image.getRaster().getSample(column, 250, 0) < 60);
  }

  @Test
  void image_ofSilence_isDark() throws IOException {
    BufferedImage image = picture().image();
    for (int row = 0; row < image.getHeight(); row++) {
      assertEquals(0, image.getRaster().getSample(image.getWidth() / 4, row, 0));
    }
  }

  @Test
  void loudest_ofATone_isItsLevel() throws IOException {
    // A Hann window of 1024 samples adds up to 512, of which a tone of 0.5 gives half in one bin.
    assertEquals(20 * Math.log10(0.5 * 512 / 2), picture().loudest(), 0.05);
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
