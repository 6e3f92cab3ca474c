package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Stft;

class SpectrogramImageTest {
  private static SpectrogramImage image(float[] samples, Scale scale, int mostColumns) {
    FeatureSettings features = FeatureSettings.gtzan(scale);
    return SpectrogramImage.of(new Stft(features).transform(samples), scale, mostColumns);
  }

  @ParameterizedTest
  @EnumSource
  void image_ofATone_isBrightAtItsFrequencyOnly(Scale scale) {
    BufferedImage pixels = image(LateTone.samples(), scale, 900).pixels();
    assertEquals(257, pixels.getHeight());
    int column = pixels.getWidth() * 3 / 4;
    // Bin 128 of 513 is row 64 of 257 from below.
    assertEquals(255, pixels.getRaster().getSample(column, 192, 0));
    assertTrue(pixels.getRaster().getSample(column, 64, 0) < 60);
    assertTrue(pixels.getRaster().getSample(column, 250, 0) < 60);
  }

  @ParameterizedTest
  @EnumSource
  void image_ofSilence_isDark(Scale scale) {
    assertDark(image(LateTone.samples(), scale, 900).pixels(), 0.25);
    assertDark(image(new float[LateTone.RATE], scale, 900).pixels(), 0.5);
  }

  private static void assertDark(BufferedImage pixels, double place) {
    for (int row = 0; row < pixels.getHeight(); row++) {
      assertEquals(
          0, pixels.getRaster().getSample((int) (place * pixels.getWidth()), row, 0), row + "");
    }
  }

  @Test
  void image_ofALongSong_isNoWider_andKeepsAClick() {
    float[] samples = new float[100 * 512 + 512];
    samples[55 * 512] = 1;
    BufferedImage pixels = image(samples, Scale.LOG, 10).pixels();
    assertEquals(10, pixels.getWidth());
    // The click is heard in frames 54 and 55 of 100.
    assertEquals(255, pixels.getRaster().getSample(5, 100, 0));
    assertEquals(0, pixels.getRaster().getSample(4, 100, 0));
    assertEquals(0, pixels.getRaster().getSample(6, 100, 0));
  }

  @Test
  void png_isTheImage() throws IOException {
    SpectrogramImage image = image(LateTone.samples(), Scale.LOG, 50);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(image.png()));
    assertEquals(50, read.getWidth());
    assertEquals(image.pixels().getRGB(30, 192), read.getRGB(30, 192));
  }
}
