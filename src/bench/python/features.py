#!/usr/bin/env python3
"""The spectrograms of all songs of a folder, a .npy file each: features.py SONGS OUT WORKERS [clips]

With "clips" a song is cut into clips first, and each is transformed by itself.
"""

import multiprocessing
import pathlib
import sys

import numpy as np
import songs


def work(job):
    source, target, transform = job
    np.save(target, transform(songs.decode(source)))


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    transform = songs.clip_spectrograms if sys.argv[4:] == ["clips"] else songs.spectrogram
    jobs = []
    for source in sorted(p for p in folder.glob("*/*") if p.is_file()):
        target = out / source.parent.name / (source.name + ".npy")
        target.parent.mkdir(parents=True, exist_ok=True)
        jobs.append((source, target, transform))
    with multiprocessing.Pool(int(sys.argv[3])) as pool:
        pool.map(work, jobs)
    print(len(jobs), "songs")


if __name__ == "__main__":
    main()
