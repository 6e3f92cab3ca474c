"""The networks in PyTorch, for the programs beside this file; sizes are checked as they are made."""

import torch
from torch import nn
from torch.nn import functional as F

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


class Nnet1(nn.Module):
    """Clips of 513 bins x 129 frames; kernels four frames wide."""

    def __init__(self, classes=10):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = nn.Conv1d(513, 128, 4), nn.Conv1d(128, 128, 4), nn.Conv1d(128, 256, 4)
        self.fc1 = nn.Linear(512, classes)

    def forward(self, x):
        x = F.max_pool1d(F.relu(self.conv1(x)), 2)
        x = F.max_pool1d(F.relu(self.conv2(x)), 2)
        return self.fc1(pooled(F.relu(self.conv3(x))))


class Nnet2(nn.Module):
    """As nnet1, without pooling between the convolutions and with a shortcut."""

    def __init__(self, classes=10):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = nn.Conv1d(513, 256, 4), nn.Conv1d(256, 256, 4), nn.Conv1d(256, 256, 4)
        self.fc1, self.fc2, self.fc3 = nn.Linear(512, 300), nn.Linear(300, 150), nn.Linear(150, classes)

    def forward(self, x):
        a = F.relu(self.conv1(x))
        x = F.relu(self.conv2(F.pad(a, (1, 2))))
        x = F.relu(a + self.conv3(F.pad(x, (1, 2))))
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(pooled(x))))))


def pooled(x):
    """The maximum and the mean over time."""
    return torch.cat([x.amax(2), x.mean(2)], 1)


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


NETWORKS = {
    "nnet1": (Nnet1, 464_906),
    "nnet2": (Nnet2, 1_250_928),
    "resnet20": (resnet20, 269_722),
    "wrn-16-2": (wrn_16_2, 691_674),
}


def create(name):
    """The network called name, for ten classes."""
    build, size = NETWORKS[name]
    network = build()
    assert sum(p.numel() for p in network.parameters()) == size
    return network


def sgd(network):
    """The optimizer: momentum 0.9, weight decay 0.0005."""
    return torch.optim.SGD(network.parameters(), lr=0.005, momentum=0.9, weight_decay=5e-4)
