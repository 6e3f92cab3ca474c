/**
 * Audio files as mono samples at one sample rate: WAV, AU, AIFF, FLAC, MP3, AAC (in MP4 or by
 * itself), Ogg Vorbis and Opus, told apart by their content. Files are decoded, mixed down and
 * resampled in blocks, so that memory holds the samples asked for and little else. The only package
 * that knows the decoders and TarsosDSP.
 */
package org.sordino.audio;
