package org.sordino.experiment.grid;

/**
 * How long an experiment will still take.
 *
 * @param seconds of the runs whose time is known from others like them; 0 if none is
 * @param whole whether that is all that is left
 */
public record TimeLeft(double seconds, boolean whole) {}
