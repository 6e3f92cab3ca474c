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


def main():
    torch.set_num_threads(int(sys.argv[3]))
    torch.manual_seed(1)
    clips, labels = [], []
    for label, genre in enumerate(sorted(pathlib.Path(sys.argv[1]).iterdir())):
        for path in sorted(genre.iterdir()):
            found = songs.clips(np.load(path))
            clips.append(found)
            labels += [label] * len(found)
    x = torch.from_numpy(np.concatenate(clips))
    del clips
    y = torch.tensor(labels)
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
