#!/usr/bin/env python3
"""Milliseconds per training step of 128 images of 3 x 32 x 32 in PyTorch's eager mode, two threads.

  OMP_NUM_THREADS=2 python3 src/bench/image_step.py resnet20|wrn-16-2 [STEPS]

Cross-entropy, SGD with momentum 0.9 and weight decay 0.0005. Prints the median of the later half:
what org.sordino.bench.TrainingStep prints of the same network.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH = 128


def conv3(before, after, stride=1):
    return nn.Conv2d(before, after, 3, stride, 1, bias=False)


class PostActivation(nn.Module):
    """A basic block of ResNet with shortcut A."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.conv1, self.bn1 = conv3(before, after, stride), nn.BatchNorm2d(after)
        self.conv2, self.bn2 = conv3(after, after), nn.BatchNorm2d(after)
        self.stride, self.zeros = stride, (after - before) // 2

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.zeros:
            x = F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.zeros, self.zeros))
        return F.relu(y + x)


class PreActivation(nn.Module):
    """A block of a wide residual network."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(before), conv3(before, after, stride)
        self.bn2, self.conv2 = nn.BatchNorm2d(after), conv3(after, after)
        self.shortcut = None
        if before != after:
            self.shortcut = nn.Conv2d(before, after, 1, stride, bias=False)

    def forward(self, x):
        a = F.relu(self.bn1(x))
        y = self.conv2(F.relu(self.bn2(self.conv1(a))))
        return y + (self.shortcut(a) if self.shortcut else x)


def stages(block, blocks, width):
    layers, before = [], 16
    for stage in range(3):
        after = width << stage
        for i in range(blocks):
            layers.append(block(before, after, 2 if stage and not i else 1))
            before = after
    return layers


def resnet20():
    stem = [conv3(3, 16), nn.BatchNorm2d(16), nn.ReLU()]
    tail = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)]
    return nn.Sequential(*stem, *stages(PostActivation, 3, 16), *tail)


def wrn_16_2():
    tail = [nn.BatchNorm2d(128), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10)]
    return nn.Sequential(conv3(3, 16), *stages(PreActivation, 2, 32), *tail)


NETWORKS = {"resnet20": (resnet20, 269_722), "wrn-16-2": (wrn_16_2, 691_674)}


def main():
    build, size = NETWORKS[sys.argv[1]]
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    torch.set_num_threads(2)
    torch.manual_seed(1)
    net = build()
    assert sum(p.numel() for p in net.parameters()) == size
    sgd = torch.optim.SGD(net.parameters(), lr=0.005, momentum=0.9, weight_decay=5e-4)
    x, y = torch.randn(BATCH, 3, 32, 32), torch.arange(BATCH) % 10
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        sgd.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        sgd.step()
        loss.item()
        times.append(1e3 * (time.perf_counter() - start))
    print(f"{statistics.median(times[steps // 2:]):.1f}")


if __name__ == "__main__":
    main()
