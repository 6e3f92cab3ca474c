#!/usr/bin/env python3
"""Milliseconds per song on one core of decoding and of the spectrogram: stages.py FILE...

Medians over the files, after a round that is not measured: what org.sordino.bench.SongStages prints.
"""

import statistics
import sys
import time

import songs


def main():
    decode, transform = [], []
    for i, path in enumerate(2 * sys.argv[1:]):
        start = time.perf_counter()
        samples = songs.decode(path)
        decoded = time.perf_counter()
        songs.spectrogram(samples)
        end = time.perf_counter()
        if i >= len(sys.argv) - 1:
            decode.append(1e3 * (decoded - start))
            transform.append(1e3 * (end - decoded))
    print(f"{statistics.median(decode):.3f} {statistics.median(transform):.3f}")


if __name__ == "__main__":
    main()
