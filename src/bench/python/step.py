#!/usr/bin/env python3
"""Milliseconds per training step of 128 examples, PyTorch eager: step.py NETWORK STEPS THREADS

Cross-entropy, SGD. The median of the later half: what org.sordino.bench.TrainingStep prints.
"""

import statistics
import sys
import time

import networks
import torch
from torch.nn import functional as F


def main():
    name, steps = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(int(sys.argv[3]))
    torch.manual_seed(1)
    network = networks.create(name)
    sgd = networks.sgd(network)
    shape = (128, 513, 129) if name.startswith("nnet") else (128, 3, 32, 32)
    x, y = torch.randn(shape), torch.arange(128) % 10
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        sgd.zero_grad()
        loss = F.cross_entropy(network(x), y)
        loss.backward()
        sgd.step()
        loss.item()
        times.append(1e3 * (time.perf_counter() - start))
    print(f"{statistics.median(times[steps // 2:]):.2f}")


if __name__ == "__main__":
    main()
