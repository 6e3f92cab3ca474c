/**
 * From mono samples to spectrogram clips: short-time Fourier transform, scale, clip windows,
 * standardisation, and the feature store that keeps the result on disk.
 */
package org.sordino.spectrogram;
