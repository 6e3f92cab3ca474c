"""Features, training and classification of more and more songs: time, memory, start. See growth.sh."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import measure
from measure import SORDINO, java, run

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


def row(originals, count, work):
    songs, cache, out = work / "songs", work / "cache", work / "run"
    repeated(originals, count, songs)
    features = run([SORDINO, "features", "--data", str(songs), "--cache", str(cache)], memory=True)
    training = run(
        [SORDINO, "train", "--data", str(songs), "--cache", str(cache), "--out", str(out)]
        + ["--split", "all", "--epochs", "1"],
        memory=True,
    )
    epoch = json.loads((out / "history.jsonl").read_text())["seconds"]
    clips = int(features.output.split(" clips")[0].split()[-1].replace(",", ""))
    classify = [SORDINO, "classify", "--model", str(measure.HOME / "models" / "demo"), "--csv"]
    first = first_answer([*classify, str(songs)])
    classified = run([*classify, str(songs)], memory=True)
    for folder in (songs, cache, out):
        shutil.rmtree(folder)
    return [
        f"{count:,}",
        f"{features.seconds:.1f}",
        f"{1e3 * features.seconds / count:.1f}",
        f"{features.resident:.0f}",
        f"{features.anonymous:.0f}",
        f"{training.seconds - epoch:.1f}",
        f"{1e3 * epoch / clips:.2f}",
        f"{training.resident:.0f}",
        f"{training.anonymous:.0f}",
        f"{first:.2f}",
        f"{1e3 * (classified.seconds - first) / max(1, count - 1):.1f}",
        f"{classified.resident:.0f}",
        f"{classified.anonymous:.0f}",
    ]


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
            source = work / "made-up"
            run(java("MakeSongs", source, 10, options.seconds))
        originals = measure.in_turn(source)
        if not originals:
            sys.exit(f"--songs: expected songs in genre folders, found none in {source}")
        for count in options.counts:
            print("| " + " | ".join(row(originals, count, work)) + " |", flush=True)


if __name__ == "__main__":
    main()
