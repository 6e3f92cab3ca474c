/**
 * From predictions to figures: clip and song error, song votes, confusion, calibration, stability,
 * and the file of predictions that they can all be recomputed from. Plain Java, no engine.
 */
package org.sordino.evaluation;
