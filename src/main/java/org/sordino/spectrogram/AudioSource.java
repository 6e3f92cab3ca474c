package org.sordino.spectrogram;

import java.nio.file.Path;

/**
 * A song to be transformed.
 *
 * @param name its name in the store, unique there
 * @param file its audio file
 */
public record AudioSource(String name, Path file) {}
