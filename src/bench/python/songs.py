"""Songs in Python as one would write it with SciPy: decoding, spectrograms, clips.

The same work as Sordino's: mono at 22,050 Hz, frames of 1,024 samples every 512 under a Hann window,
log(1 + 100 |X|), 513 x 129 clips every 64 frames.
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


def spectrogram(samples):
    """513 x frames, float16."""
    frames = 1 + max(0, -(-(len(samples) - FRAME) // HOP))
    padded = np.pad(samples, (0, (frames - 1) * HOP + FRAME - len(samples)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    spectra = scipy.fft.rfft(windows * WINDOW, axis=1)
    return np.log1p(100 * np.abs(spectra)).T.astype(np.float16)


def clips(song):
    """Clips x 513 x 129, float32, not standardised; what is past the end is silence."""
    count = max(1, round((song.shape[1] - CLIP) / STEP) + 1)
    missing = max(0, (count - 1) * STEP + CLIP - song.shape[1])
    song = np.pad(song.astype(np.float32), ((0, 0), (0, missing)))
    return np.stack([song[:, i * STEP : i * STEP + CLIP] for i in range(count)])
