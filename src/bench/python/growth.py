"""Features, training and classification of more and more songs: time, memory, start. See growth.sh."""

import argparse
import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import measure
from measure import SORDINO, run

# Mapped files count as resident for as long as nothing else needs the memory, so both are told.
HEAD = [
    "songs",
    "features: s",
    "ms a song",
    "MB",
    "MB without files",
    "training: all but the epoch, s",
    "ms a clip",
    "MB",
    "MB without files",
    "classify: first answer, s",
    "ms a file",
    "MB",
    "MB without files",
]

# GTZAN has 1,000 songs.
THOUSANDFOLD = 1_000_000

# 129 frames of 513 bins in half precision.
CLIP_BYTES = 129 * 513 * 2


@dataclasses.dataclass
class Grown:
    """What so many songs took."""

    songs: int
    clips: int
    store: int
    epoch: float
    first: float
    features: measure.Measured
    training: measure.Measured
    classified: measure.Measured

    def each_classified(self):
        """Seconds a file, from the first answer on."""
        return (self.classified.seconds - self.first) / max(1, self.songs - 1)

    def line(self):
        cells = [
            f"{self.songs:,}",
            f"{self.features.seconds:.1f}",
            f"{1e3 * self.features.seconds / self.songs:.1f}",
            *memory(self.features),
            f"{self.training.seconds - self.epoch:.1f}",
            f"{1e3 * self.epoch / self.clips:.2f}",
            *memory(self.training),
            f"{self.first:.2f}",
            f"{1e3 * self.each_classified():.1f}",
            *memory(self.classified),
        ]
        return "| " + " | ".join(cells) + " |"


def memory(side):
    return f"{side.resident:.0f}", f"{side.anonymous:.0f}"


def repeated(originals, count, folder):
    """A folder of genre folders with count songs: the originals again and again, each a file of its own content.

    Bytes behind the sound, which are not heard, make it so: of equal files one spectrogram would be kept for all.
    """
    for i in range(count):
        source = originals[i % len(originals)]
        copy = folder / source.parent.name / f"{source.parent.name}.{i:05d}{source.suffix}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes() + f"{i:08d}".encode())


def first_answer(command):
    """Seconds to the first line of CSV below the head, all songs being asked for."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdout.readline()
        process.stdout.readline()
        seconds = time.monotonic() - start
        process.kill()
    return seconds


def grown(originals, count, work):
    songs, cache, out = work / "songs", work / "cache", work / "run"
    repeated(originals, count, songs)
    features = run([SORDINO, "features", "--data", str(songs), "--cache", str(cache)], measure.alone)
    store = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file())
    training = run(
        [SORDINO, "train", "--data", str(songs), "--cache", str(cache), "--out", str(out)]
        + ["--split", "all", "--epochs", "1"],
        measure.alone,
    )
    epoch = json.loads((out / "history.jsonl").read_text())["seconds"]
    clips = measure.clips(features.output)
    classify = [SORDINO, "classify", "--csv", str(songs)]
    first = first_answer(classify)
    classified = run(classify, measure.alone)
    for folder in (songs, cache, out):
        shutil.rmtree(folder)
    return Grown(count, clips, store, epoch, first, features, training, classified)


def held(before, last, stage):
    """MB without files for a thousand times GTZAN, on the straight line through the last two rows."""
    early, late = (getattr(row, stage).anonymous for row in (before, last))
    slope = (late - early) / max(1, last.songs - before.songs)
    return late + max(0, slope) * (THOUSANDFOLD - last.songs)


def thousandfold(before, last):
    """What the last row comes to for a thousand times as many songs as GTZAN has."""
    times = THOUSANDFOLD / last.songs
    store, epoch = times * last.store, times * last.epoch
    rate = times * last.clips * CLIP_BYTES / epoch / 1e6
    where = "fits into" if store < measure.ram() * 2**30 else "is more than"
    rows = {
        "features, hours": f"{times * last.features.seconds / 3600:.1f}",
        "store, GB": f"{store / 1e9:,.0f}",
        "an epoch of nnet1, hours": f"{epoch / 3600:.1f}",
        "classification, hours": f"{THOUSANDFOLD * last.each_classified() / 3600:.1f}",
    }
    for stage, name in (("features", "features"), ("training", "training"), ("classified", "classification")):
        rows[f"{name}: memory without files, GB"] = f"{held(before, last, stage) / 1024:.1f}"
    each = f"{last.clips / last.songs:.0f} clips each"
    print(f"\nGTZAN × 1,000, {THOUSANDFOLD:,} songs like these ({each}), worked out from the last row, memory from")
    print("the straight line through the last two, should it grow at all:\n")
    print("| what | needed |\n|---|--:|")
    for what, needed in rows.items():
        print(f"| {what} | {needed} |")
    print(f"\nSuch a store {where} the {measure.ram():.1f} GB of RAM here. Beyond it an epoch reads its clips from")
    print(f"the disk, {CLIP_BYTES / 1e3:.0f} kB each in random order: with {rate:.0f} MB/s the network does not wait.")


def main():
    parser = argparse.ArgumentParser(prog="src/bench/growth.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, metavar="DIR", help="genre folders; default: made-up songs")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument(
        "--counts", type=lambda text: [int(n) for n in text.split(",")], default=[100, 1_000, 10_000], metavar="N,N"
    )
    options = parser.parse_args()
    print(measure.machine() + "\n")
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    with tempfile.TemporaryDirectory(prefix="sordino-growth-") as folder:
        work = pathlib.Path(folder)
        source = options.songs
        if source is None:
            source = measure.made_up(work / "made-up", 10, options.seconds)
        originals = measure.in_turn(source)
        if not originals:
            sys.exit(f"--songs: expected songs in genre folders, found none in {source}")
        rows = []
        for count in options.counts:
            rows.append(grown(originals, count, work))
            print(rows[-1].line(), flush=True)
    thousandfold(rows[-2:][0], rows[-1])


if __name__ == "__main__":
    main()
