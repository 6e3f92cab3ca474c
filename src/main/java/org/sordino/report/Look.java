package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How series are told apart: by colours that colour-blind readers can tell (those of Okabe and Ito,
 * without the ones that are too pale on white), and without any colour by dashes and markers.
 */
enum Look {
  BLUE(0x0072B2, SeriesMarkers.CIRCLE),
  VERMILLION(0xD55E00, SeriesMarkers.SQUARE, 7, 4),
  GREEN(0x009E73, SeriesMarkers.TRIANGLE_UP, 2, 3),
  PURPLE(0xCC79A7, SeriesMarkers.DIAMOND, 9, 3, 2, 3),
  ORANGE(0xE69F00, SeriesMarkers.TRIANGLE_DOWN, 14, 5),
  SKY(0x56B4E9, SeriesMarkers.CROSS, 4, 2);

  private static final float LINE_WIDTH = 2;

  private final Color colour;
  private final Marker marker;
  private final BasicStroke stroke;

  Look(int rgb, Marker marker, float... dashes) {
    this.colour = new Color(rgb);
    this.marker = marker;
    this.stroke =
        new BasicStroke(
            LINE_WIDTH,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0);
  }

  /** The look of the series at {@code index}, from 0; they repeat after six. */
  static Look of(int index) {
    return values()[index % values().length];
  }

  Color colour() {
    return colour;
  }

  Marker marker() {
    return marker;
  }

  BasicStroke stroke() {
    return stroke;
  }
}
