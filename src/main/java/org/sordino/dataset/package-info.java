/**
 * Songs and their genres, splits and folds by song, made-up songs to try everything on; images,
 * which are decoded by AWT and ImageIO.
 */
package org.sordino.dataset;
