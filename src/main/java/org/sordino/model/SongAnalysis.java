package org.sordino.model;

import org.sordino.audio.Audio;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Spectrogram;

/**
 * What a model heard of a song, and what it says of it.
 *
 * @param audio its samples, mono, at the model's sample rate
 * @param spectrogram of them, before standardisation
 * @param features how the one became the other
 * @param classification the answer
 */
public record SongAnalysis(
    Audio audio,
    Spectrogram spectrogram,
    FeatureSettings features,
    Classification classification) {}
