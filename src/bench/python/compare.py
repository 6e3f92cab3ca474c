"""Sordino and the same work in Python, taking turns; prints a table of medians and ratios. See compare.sh."""

import argparse
import json
import pathlib
import re
import shutil
import statistics
import sys
import tempfile

import measure
from measure import CORES, SORDINO, java, python, run


class Row:
    """One line of the table: what is measured of both sides, and the ratio that is aimed at."""

    def __init__(self, what, target=None, limit=None):
        self.what, self.target, self.limit = what, target, limit
        self.sordino, self.python = [], []

    def line(self):
        ours = statistics.median(self.sordino)
        cells = [self.what, f"{ours:.3g}", f"{statistics.median(self.python):.3g}" if self.python else ""]
        ratios = [a / b for a, b in zip(self.sordino, self.python)]
        met = (not self.target or not ratios or statistics.median(ratios) <= self.target) and (
            not self.limit or ours <= self.limit
        )
        aims = [f"ratio {self.target}"] if self.target else []
        aims += [f"{self.limit} alone"] if self.limit else []
        cells += [measure.spread(ratios) if ratios else "", " and ".join(aims), "yes" if met else "**no**"]
        return "| " + " | ".join(cells if aims else [*cells[:-1], ""]) + " |"


class Comparison:
    def __init__(self, options, work):
        self.options, self.work, self.rows = options, work, {}
        self.songs = work / "songs"
        self.many = work / "many"
        self.files = choose(options, work, self.songs)
        for i in range(options.files):
            self.many.mkdir(exist_ok=True)
            source = self.files[i % len(self.files)]
            (self.many / f"{i:05d}{source.suffix}").symlink_to(source.resolve())
        self.model = str(measure.HOME / "models" / "demo")
        self.clips = 0

    def add(self, what, ours, theirs=None, **aims):
        row = self.rows.setdefault(what, Row(what, **aims))
        row.sordino.append(ours)
        if theirs is not None:
            row.python.append(theirs)

    def both(self, ours, theirs, memory, ours_first):
        """Runs both sides, in turns the one and the other first."""
        if ours_first:
            a = run(ours, memory)
            return a, run(theirs, memory)
        b = run(theirs, memory)
        return run(ours, memory), b

    def timed(self, turn):
        ours_first = turn % 2 == 0
        self.help()
        self.features(False, ours_first)
        self.stages(ours_first)
        for network in self.options.networks:
            self.steps(network)
        for network in ("nnet1", "nnet2"):
            if network in self.options.networks:
                self.epoch(network, False, ours_first)
        self.classify(False, ours_first)

    def held(self):
        """A round of its own, because looking at memory takes time."""
        self.features(True, True)
        for network in self.options.networks:
            if network in ("nnet1", "nnet2"):
                self.epoch(network, True, True)
            else:
                self.training(network)
        self.classify(True, True)

    def help(self):
        self.add("`sordino --help`, s", run([SORDINO, "--help"]).seconds, limit=0.3)

    def features(self, memory, ours_first):
        for folder in ("cache", "store"):
            shutil.rmtree(self.work / folder, ignore_errors=True)
        ours, theirs = self.both(
            [SORDINO, "features", "--data", str(self.songs), "--cache", str(self.work / "cache")],
            python("features.py", self.songs, self.work / "store", CORES),
            memory,
            ours_first,
        )
        self.clips = int(re.search(r"([\d,]+) clips", ours.output).group(1).replace(",", ""))
        what = f"{len(self.files)} songs to features"
        if memory:
            self.add(f"{what}: memory, MB", ours.resident, theirs.resident, target=0.7)
        else:
            self.add(f"{what}, decode included, s", ours.seconds, theirs.seconds, target=0.3)

    def stages(self, ours_first):
        ours, theirs = self.both(
            java("SongStages", *self.files), python("stages.py", *self.files), False, ours_first
        )
        a, b = ([float(x) for x in side.output.split()] for side in (ours, theirs))
        self.add("decode of a song, one core, ms", a[0], b[0])
        self.add("features of a song without its decoding (STFT, log), one core, ms", a[1], b[1], target=1.0)

    def steps(self, network):
        steps = self.options.steps
        ours, theirs = measure.alternate(
            java("TrainingStep", network, steps), python("step.py", network, steps, CORES)
        )
        target = 0.85 if network.startswith("nnet") else 1.05
        self.add(f"training step of {network}, ms", float(ours), float(theirs), target=target)

    def epoch(self, network, memory, ours_first):
        out = self.work / "run"
        shutil.rmtree(out, ignore_errors=True)
        ours, theirs = self.both(
            [SORDINO, "train", "--data", str(self.songs), "--cache", str(self.work / "cache"), "--out", str(out)]
            + ["--network", network, "--split", "all", "--epochs", "2"],
            python("epoch.py", self.work / "store", network, CORES),
            memory,
            ours_first,
        )
        if memory:
            self.memory(network, ours, theirs)
            return
        seconds = json.loads((out / "history.jsonl").read_text().splitlines()[1])["seconds"]
        self.add(f"epoch of {network}, {self.clips} clips, s", seconds, float(theirs.output))
        step = self.rows[f"training step of {network}, ms"].sordino[-1] / 1e3
        what = f"epoch of {network} : its steps alone"
        self.add(what, seconds / (step * self.clips / 128), limit=1.05)

    def training(self, network):
        """The memory of steps on images of noise, which the files of a data set would add to on both sides alike."""
        ours, theirs = self.both(
            java("TrainingStep", network, self.options.steps),
            python("step.py", network, self.options.steps, CORES),
            True,
            True,
        )
        self.memory(network, ours, theirs)

    def memory(self, network, ours, theirs):
        self.add(f"training of {network}: memory, MB", ours.resident, theirs.resident, target=0.7)
        self.add(f"training of {network}: memory without files mapped, MB", ours.anonymous, theirs.anonymous)

    def classify(self, memory, ours_first):
        one = self.files[0]
        cold = self.both(
            [SORDINO, "classify", "--model", self.model, "--csv", str(one)],
            python("classify.py", self.model, CORES, one),
            memory,
            ours_first,
        )
        warm = self.both(
            [SORDINO, "classify", "--model", self.model, "--csv", str(self.many)],
            python("classify.py", self.model, CORES, self.many),
            memory,
            ours_first,
        )
        count = self.options.files
        if memory:
            self.add("classify a file: memory, MB", *(side.resident for side in cold), target=0.7)
            self.add(f"classify {count} files: memory, MB", *(side.resident for side in warm), target=0.7)
            self.same(*(side.output for side in warm))
            return
        self.add("classify a file, cold, s", *(side.seconds for side in cold), target=0.5, limit=1.2)
        each = [1e3 * (w.seconds - c.seconds) / (count - 1) for w, c in zip(warm, cold)]
        if min(each) > 0:
            self.add(f"classify {count} files, per file when warm, ms", *each, target=0.5)
        else:
            print("too few --files: many took no longer than one; left out of the table", file=sys.stderr)

    def same(self, ours, theirs):
        """The ratios mean something only if both sides did the same work."""
        genres = [line.split(",")[2] for line in ours.splitlines()[1:]]
        found = [line.split(",")[1] for line in theirs.splitlines()]
        agreed = sum(a == b for a, b in zip(genres, found))
        self.agreement = f"Both sides gave {agreed} of {len(genres)} files the same genre."


def choose(options, work, folder):
    """Links to the songs that are measured: the first of each genre in turn, so that all genres are there."""
    source = options.songs
    if source is None:
        source = work / "made-up"
        run(java("MakeSongs", source, -(-options.count // 10), options.seconds))
    for song in measure.in_turn(source)[: options.count]:
        (folder / song.parent.name).mkdir(parents=True, exist_ok=True)
        (folder / song.parent.name / song.name).symlink_to(song.resolve())
    links = sorted(folder.glob("*/*"))
    if len(links) < options.count:
        sys.exit(f"--songs: expected {options.count} songs in genre folders, found {len(links)}")
    return links


def main():
    parser = argparse.ArgumentParser(prog="src/bench/compare.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, metavar="DIR", help="genre folders; default: made-up songs")
    parser.add_argument("--count", type=int, default=160, help="songs for features and epochs; default 160")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument("--files", type=int, default=500, help="files classified warm; default 500")
    parser.add_argument("--steps", type=int, default=20, help="steps per measurement; default 20")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side; default 5")
    parser.add_argument(
        "--networks",
        type=lambda text: text.split(","),
        default=["nnet1", "nnet2", "resnet20", "wrn-16-2"],
        metavar="A,B",
    )
    options = parser.parse_args()
    about = measure.machine()
    with tempfile.TemporaryDirectory(prefix="sordino-bench-") as folder:
        comparison = Comparison(options, pathlib.Path(folder))
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds} …", file=sys.stderr)
            comparison.timed(turn)
        print("memory …", file=sys.stderr)
        comparison.held()
    where = f"songs of {options.songs}" if options.songs else f"made-up songs of {options.seconds:g} s"
    print(f"{about}\n{options.count} {where}; {options.rounds} rounds, the sides taking turns; medians,")
    print("and of the ratios of the rounds the median, lowest and highest. Memory is of one more round.\n")
    print("| what | Sordino | Python | ratio | at most | met |")
    print("|---|---|---|---|---|---|")
    for row in comparison.rows.values():
        print(row.line())
    print(f"\n{comparison.agreement}")


if __name__ == "__main__":
    main()
