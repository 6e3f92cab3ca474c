#!/usr/bin/env python3
"""Seconds of the second epoch of training on the spectrograms of features.py: epoch.py STORE NETWORK THREADS

All clips are held in memory, standardised, as is usual; batches of 128 in a random order.
"""

import pathlib
import sys
import time

import networks
import numpy as np
import songs
import torch
from torch.nn import functional as F


def read(store):
    """All clips, with room for them made once, and their labels."""
    files = [(label, path) for label, genre in enumerate(sorted(store.iterdir())) for path in sorted(genre.iterdir())]
    counts = [songs.count(np.load(path, mmap_mode="r").shape[1]) for _, path in files]
    clips = np.empty((sum(counts), 513, songs.CLIP), np.float32)
    start = 0
    for (_, path), count in zip(files, counts):
        clips[start : start + count] = songs.clips(np.load(path))
        start += count
    return torch.from_numpy(clips), torch.tensor(np.repeat([label for label, _ in files], counts))


def main():
    torch.set_num_threads(int(sys.argv[3]))
    torch.manual_seed(1)
    x, y = read(pathlib.Path(sys.argv[1]))
    x -= x.mean((0, 2), keepdim=True)
    x /= x.std((0, 2), keepdim=True) + 1e-5
    network = networks.create(sys.argv[2])
    sgd = networks.sgd(network)
    for _ in range(2):
        start = time.perf_counter()
        total = 0.0
        for batch in torch.randperm(len(x)).split(128):
            sgd.zero_grad()
            loss = F.cross_entropy(network(x[batch]), y[batch])
            loss.backward()
            sgd.step()
            total += loss.item()
        seconds = time.perf_counter() - start
    print(f"{seconds:.3f}")


if __name__ == "__main__":
    main()
