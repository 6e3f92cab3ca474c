package org.sordino.report;

import java.awt.Graphics2D;

/** A drawing of a fixed size together with the numbers that it shows. */
interface Figure {
  /** The name of its files without their ending; letters, digits and hyphens. */
  String name();

  /** What it shows, in a few words. */
  String title();

  /** Its width in units of about a pixel; 430 suits a phone as well as half a screen. */
  int width();

  /** Its height in the same units. */
  int height();

  /** Draws it, background included, from (0, 0) to (width, height). */
  void paint(Graphics2D canvas);

  /** The numbers that it shows, for those who want to read them off. */
  Table numbers();
}
