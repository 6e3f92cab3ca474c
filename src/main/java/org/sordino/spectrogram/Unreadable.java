package org.sordino.spectrogram;

/**
 * A song that could not be read.
 *
 * @param name the song
 * @param reason one line that names the file, what was expected and what was found
 */
public record Unreadable(String name, String reason) {}
