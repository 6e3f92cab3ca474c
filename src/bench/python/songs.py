"""Songs in Python as one would write it with SciPy: decoding, spectrograms, clips.

The same work as Sordino's: mono at 22,050 Hz, frames of 1,024 samples every 512 under a Hann window,
log(1 + 100 |X|), 513 x 129 clips every 64 frames. A song is transformed once; many programs cut it into
clips first and transform each by itself (cut, clip_spectrograms).
"""

import numpy as np
import scipy.fft
import scipy.io.wavfile
import scipy.signal

RATE, FRAME, HOP, CLIP, STEP = 22_050, 1024, 512, 129, 64
WINDOW = scipy.signal.get_window("hann", FRAME).astype(np.float32)


def decode(path):
    """Mono samples in [-1, 1]. SciPy reads WAV without PyTorch's seconds of import, torchaudio the rest."""
    if str(path).endswith(".wav"):
        rate, samples = scipy.io.wavfile.read(path)
        samples = samples.astype(np.float32) / np.iinfo(samples.dtype).max
        samples = samples if samples.ndim == 1 else samples.mean(1)
        if rate != RATE:
            samples = scipy.signal.resample_poly(samples, RATE, rate)
        return samples
    import torchaudio

    samples, rate = torchaudio.load(path)
    samples = samples.mean(0)
    if rate != RATE:
        samples = torchaudio.functional.resample(samples, rate, RATE)
    return samples.numpy()


def logs(samples):
    """Frames x 513: log(1 + 100 |X|) of every frame, the last one completed with zeros."""
    frames = 1 + max(0, -(-(len(samples) - FRAME) // HOP))
    padded = np.pad(samples, (0, (frames - 1) * HOP + FRAME - len(samples)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    return np.log1p(100 * np.abs(scipy.fft.rfft(windows * WINDOW, axis=1)))


def spectrogram(samples):
    """513 x frames, float16."""
    return logs(samples).T.astype(np.float16)


def cut(samples):
    """Clips of three seconds every one and a half, each with zeros up to the end of its 129th frame."""
    length, step = 3 * RATE, 3 * RATE // 2
    starts = range(0, max(1, len(samples) - length + step // 2), step)
    clips = [samples[start : start + length] for start in starts]
    return [np.pad(clip, (0, (CLIP - 1) * HOP + FRAME - len(clip))) for clip in clips]


def clip_spectrograms(samples):
    """Clips x 513 x 129, float16, each clip transformed by itself: what overlaps is transformed twice."""
    return np.stack([spectrogram(clip) for clip in cut(samples)])


def count(frames):
    """Clips of a song of so many frames."""
    return max(1, round((frames - CLIP) / STEP) + 1)


def clips(song):
    """Clips x 513 x 129, float32, not standardised; what is past the end is silence."""
    number = count(song.shape[1])
    missing = max(0, (number - 1) * STEP + CLIP - song.shape[1])
    song = np.pad(song.astype(np.float32), ((0, 0), (0, missing)))
    return np.stack([song[:, i * STEP : i * STEP + CLIP] for i in range(number)])
