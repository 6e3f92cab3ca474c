#!/usr/bin/env python3
"""Milliseconds per song on one core of decoding, of its spectrogram, and of its clips' STFT: stages.py FILE...

Medians over the files, after a round that is not measured. The first two are what
org.sordino.bench.SongStages prints. For the third each clip is transformed by itself, STFT and log alone:
neither transposed nor in half precision.
"""

import statistics
import sys
import time

import songs


def main():
    stages = [], [], []
    for i, path in enumerate(2 * sys.argv[1:]):
        times = [time.perf_counter()]
        samples = songs.decode(path)
        times.append(time.perf_counter())
        songs.spectrogram(samples)
        times.append(time.perf_counter())
        for clip in songs.cut(samples):
            songs.logs(clip)
        times.append(time.perf_counter())
        if i >= len(sys.argv) - 1:
            for stage, start, end in zip(stages, times, times[1:]):
                stage.append(1e3 * (end - start))
    print(*(f"{statistics.median(stage):.3f}" for stage in stages))


if __name__ == "__main__":
    main()
