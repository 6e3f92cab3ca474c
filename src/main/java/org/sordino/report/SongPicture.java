package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFile;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Stft;

/**
 * The waveform of a song and beneath it its spectrogram ([W21] figure 7), over time in seconds; the
 * frequencies in kHz, the levels in decibels below the song's loudest value.
 *
 * @param name of its files
 * @param title what it shows
 * @param audio the song
 * @param spectrogram of it, in decibels
 */
record SongPicture(String name, String title, Audio audio, Spectrogram spectrogram)
    implements Figure {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final double LEFT = 52;
  private static final double RIGHT = 78;
  private static final double WAVE_TOP = 12;
  private static final double WAVE_HEIGHT = 90;
  private static final double SOUND_TOP = WAVE_TOP + WAVE_HEIGHT + 18;
  private static final double SOUND_HEIGHT = 226;
  private static final double BAR = 12;
  private static final int MOST_COLUMNS = 900;

  /**
   * The picture of the song in {@code file}, in mono at 22,050 Hz, as networks hear it.
   *
   * @throws IOException if the file is no readable sound
   */
  static SongPicture of(String name, String title, Path file) throws IOException {
    FeatureSettings settings = FeatureSettings.gtzan(Scale.DECIBEL);
    Audio audio = AudioFile.read(file, settings.sampleRate());
    return new SongPicture(name, title, audio, new Stft(settings).transform(audio.samples()));
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  private double plotWidth() {
    return WIDTH - LEFT - RIGHT;
  }

  private double time(double seconds) {
    return LEFT + seconds / audio.seconds() * plotWidth();
  }

  private double kilohertz() {
    return audio.sampleRate() / 2000.0;
  }

  @Override
  public void paint(Graphics2D canvas) {
    canvas.setColor(ChartStyle.PAPER);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.setStroke(new BasicStroke(1));
    paintWaveform(canvas);
    paintSpectrogram(canvas);
    paintScale(canvas);
    double bottom = SOUND_TOP + SOUND_HEIGHT;
    for (double seconds : Ticks.between(0, audio.seconds(), 8)) {
      canvas.setColor(ChartStyle.INK);
      canvas.draw(new Line2D.Double(time(seconds), bottom, time(seconds), bottom + 4));
      Lettering.SMALL.draw(canvas, Numbers.plain(seconds), time(seconds), bottom + 14, 0.5);
    }
    Lettering.NORMAL.draw(canvas, "time in s", LEFT + plotWidth() / 2, bottom + 36, 0.5);
  }

  private void paintWaveform(Graphics2D canvas) {
    double middle = WAVE_TOP + WAVE_HEIGHT / 2;
    for (int value = -1; value <= 1; value++) {
      double y = middle - value * WAVE_HEIGHT / 2;
      canvas.setColor(ChartStyle.GRID);
      canvas.draw(new Line2D.Double(LEFT, y, LEFT + plotWidth(), y));
      Lettering.SMALL.draw(canvas, Integer.toString(value).replace('-', '−'), LEFT - 8, y, 1);
    }
    Lettering.NORMAL.draw(canvas, "sample", 14, middle, 0.5, -90, ChartStyle.INK);
    Envelope envelope = Envelope.of(audio.samples(), (int) plotWidth());
    Path2D outline = new Path2D.Double();
    int columns = envelope.highest().size();
    double step = plotWidth() / columns;
    for (int i = 0; i < columns; i++) {
      double y = middle - envelope.highest().get(i) * WAVE_HEIGHT / 2;
      if (i == 0) {
        outline.moveTo(LEFT, y);
      }
      outline.lineTo(LEFT + (i + 0.5) * step, y - 0.3);
    }
    for (int i = columns - 1; i >= 0; i--) {
      double y = middle - envelope.lowest().get(i) * WAVE_HEIGHT / 2;
      outline.lineTo(LEFT + (i + 0.5) * step, y + 0.3);
    }
    outline.closePath();
    canvas.setColor(Look.BLUE.colour());
    canvas.fill(outline);
  }

  private void paintSpectrogram(Graphics2D canvas) {
    BufferedImage image = SpectrogramImage.of(spectrogram, Scale.DECIBEL, MOST_COLUMNS).pixels();
    canvas.drawImage(
        image, (int) LEFT, (int) SOUND_TOP, (int) plotWidth(), (int) SOUND_HEIGHT, null);
    for (double kilohertz : Ticks.between(0, kilohertz(), 7)) {
      double y = SOUND_TOP + SOUND_HEIGHT * (1 - kilohertz / kilohertz());
      canvas.setColor(ChartStyle.INK);
      canvas.draw(new Line2D.Double(LEFT - 4, y, LEFT, y));
      Lettering.SMALL.draw(canvas, Numbers.plain(kilohertz), LEFT - 8, y, 1);
    }
    Lettering.NORMAL.draw(
        canvas, "frequency in kHz", 14, SOUND_TOP + SOUND_HEIGHT / 2, 0.5, -90, ChartStyle.INK);
  }

  private void paintScale(Graphics2D canvas) {
    double x = WIDTH - RIGHT + 12;
    double step = SOUND_HEIGHT / ColourMap.COLOURS;
    for (int i = 0; i < ColourMap.COLOURS; i++) {
      int[] rgb = ColourMap.rgb(i);
      canvas.setColor(new Color(rgb[0], rgb[1], rgb[2]));
      canvas.fill(
          new Rectangle2D.Double(x, SOUND_TOP + SOUND_HEIGHT - (i + 1) * step, BAR, step + 0.3));
    }
    for (double decibel : Ticks.between(-SpectrogramImage.RANGE_DECIBEL, 0, 5)) {
      double y = SOUND_TOP - decibel / SpectrogramImage.RANGE_DECIBEL * SOUND_HEIGHT;
      String label = Numbers.plain(decibel).replace('-', '−');
      Lettering.SMALL.draw(canvas, label, x + BAR + 6, y, 0);
    }
    Lettering.NORMAL.draw(
        canvas, "dB", x + BAR + 46, SOUND_TOP + SOUND_HEIGHT / 2, 0.5, -90, ChartStyle.INK);
  }

  /** What the picture is made from, in a few numbers. */
  @Override
  public Table numbers() {
    Envelope whole = Envelope.of(audio.samples(), 1);
    return new Table(
        List.of("what", "value"),
        List.of(
            List.of("duration in s", Numbers.plain(audio.seconds())),
            List.of("sample rate in Hz", Numbers.count(audio.sampleRate())),
            List.of("lowest sample", Numbers.plain(whole.lowest().get(0))),
            List.of("highest sample", Numbers.plain(whole.highest().get(0))),
            List.of("frames", Numbers.count(spectrogram.frames())),
            List.of("frequency bins", Numbers.count(spectrogram.bins()))));
  }
}
