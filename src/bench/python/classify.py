#!/usr/bin/env python3
"""The genres of audio files by a model of Sordino's, as CSV: classify.py MODEL WORKERS FILE|FOLDER...

Reads what Sordino wrote (model.json, weights.safetensors) and does the same arithmetic, so that the
answers can be compared too; each member of an ensemble sees every clip. Many files are shared out to as
many processes, one thread each.
"""

import json
import multiprocessing
import pathlib
import struct
import sys

import numpy as np
import songs
import torch
from networks import NETWORKS


class Model:
    def __init__(self, folder):
        description = json.loads((folder / "model.json").read_text())
        features = description["features"]
        self.classes = description["classes"]
        self.temperature = description["calibration_temperature"]
        self.mean = np.array(features["mean"], np.float32)[:, None]
        self.deviation = np.array(features["deviation"], np.float32)[:, None]
        self.limit = features["limit"]
        network, tensors = description["network"], weights(folder / "weights.safetensors")
        count = network.get("members", 1)
        prefixes = [f"member{i + 1}." for i in range(count)] if count > 1 else [""]
        self.members = [self.member(network["name"], tensors, prefix) for prefix in prefixes]

    def member(self, name, tensors, prefix):
        network = NETWORKS[name][0](len(self.classes))
        own = {key.removeprefix(prefix): values for key, values in tensors.items() if key.startswith(prefix)}
        network.load_state_dict(own)
        return network.eval()

    def classify(self, path):
        clips = songs.clips(songs.spectrogram(songs.decode(path)))
        clips = torch.from_numpy(np.clip((clips - self.mean) / self.deviation, -self.limit, self.limit))
        with torch.no_grad():
            clips = sum(torch.softmax(member(clips), 1) for member in self.members) / len(self.members)
        song = torch.softmax(torch.log(clips.mean(0)) / self.temperature, 0)
        best = int(song.argmax())
        return f"{path},{self.classes[best]},{float(song[best]):.4f}"


def weights(path):
    content = path.read_bytes()
    (size,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        values = np.frombuffer(content[start:end], np.float32).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors


def prepare(folder):
    global model
    torch.set_num_threads(1)
    model = Model(folder)


def answer(path):
    return model.classify(path)


def main():
    folder, workers = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    files = []
    for path in map(pathlib.Path, sys.argv[3:]):
        files += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    if len(files) == 1:
        torch.set_num_threads(workers)
        print(Model(folder).classify(files[0]))
        return
    with multiprocessing.Pool(workers, prepare, (folder,)) as pool:
        for line in pool.imap(answer, files):
            print(line)


if __name__ == "__main__":
    main()
