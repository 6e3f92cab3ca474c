"""Features, training and classification of more and more songs: time, memory, start. See growth.sh."""

import argparse
import json
import pathlib
import shutil
import sys
import tempfile

import measure
from measure import SORDINO, java, run

# Mapped files count as resident for as long as nothing else needs the memory, so both are told.
HEAD = [
    "songs",
    "features: s",
    "ms a song",
    "MB",
    "training: all but the epoch, s",
    "ms a clip",
    "MB",
    "MB without files",
    "classify: first answer, s",
    "ms a file",
    "MB",
]


def repeated(originals, count, folder):
    """A folder of genre folders with count songs: links to the originals."""
    for i in range(count):
        source = originals[i % len(originals)]
        link = folder / source.parent.name / f"{source.parent.name}.{i:05d}{source.suffix}"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(source.resolve())


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
    first = run([*classify, str(originals[0])])
    classified = run([*classify, str(songs)], memory=True)
    for folder in (songs, cache, out):
        shutil.rmtree(folder)
    return [
        f"{count:,}",
        f"{features.seconds:.1f}",
        f"{1e3 * features.seconds / count:.1f}",
        f"{features.anonymous:.0f}",
        f"{training.seconds - epoch:.1f}",
        f"{1e3 * epoch / clips:.2f}",
        f"{training.resident:.0f}",
        f"{training.anonymous:.0f}",
        f"{first.seconds:.2f}",
        f"{1e3 * (classified.seconds - first.seconds) / max(1, count - 1):.1f}",
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
