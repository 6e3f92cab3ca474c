"""Sordino and the same work in Python, taking turns; prints a table of medians and ratios. See compare.sh."""

import argparse
import csv
import io
import json
import pathlib
import shutil
import statistics
import sys
import tempfile

import measure
from measure import CORES, SORDINO, java, python, run

# The most is held in the second step.
MEMORY_STEPS = 10


class Row:
    """One line of the table: what is measured of both sides, and the ratio that is aimed at.

    What stands beside Sordino is Python's, or what beside says.
    """

    def __init__(self, what, target=None, limit=None, beside=None):
        self.what, self.target, self.limit, self.beside = what, target, limit, beside
        self.sordino, self.others = [], []

    def line(self):
        ours = statistics.median(self.sordino)
        other = f"{statistics.median(self.others):.3g}" if self.others else ""
        cells = [self.what, f"{ours:.3g}", f"{other} ({self.beside})" if self.beside else other]
        ratios = [a / b for a, b in zip(self.sordino, self.others)]
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
        link(self.files, options.files, self.many)
        self.clips = 0

    def add(self, what, ours, other=None, **aims):
        row = self.rows.setdefault(what, Row(what, **aims))
        row.sordino.append(ours)
        if other is not None:
            row.others.append(other)

    def turns(self, ours_first, memory, *commands):
        """Runs Sordino's command and Python's, in turns from the first and from the last on."""
        order = range(len(commands)) if ours_first else reversed(range(len(commands)))
        found = {i: run(commands[i], memory) for i in order}
        return [found[i] for i in range(len(commands))]

    def timed(self, turn):
        ours_first = turn % 2 == 0
        self.help()
        self.features(ours_first)
        self.stages(ours_first)
        for network in self.options.networks:
            self.steps(network, ours_first)
        for network in self.songs_networks():
            self.epoch(network, ours_first)
        self.classify(ours_first)

    def held(self, turn):
        """Rounds of their own, because looking at memory takes time."""
        ours_first = turn % 2 == 0
        self.features(ours_first, measure.family)
        for network in self.options.networks:
            if network in self.songs_networks():
                self.epoch(network, ours_first, measure.family)
            else:
                self.training(network, ours_first)
        self.classify(ours_first, measure.family)

    def songs_networks(self):
        return [network for network in self.options.networks if network.startswith("nnet")]

    def help(self):
        self.add("`sordino --help`, s", run([SORDINO, "--help"]).seconds, limit=0.3)

    def features(self, ours_first, memory=None):
        cache, store, clips = (self.work / name for name in ("cache", "store", "clips"))
        for folder in (cache, store):
            shutil.rmtree(folder, ignore_errors=True)
        commands = [
            [SORDINO, "features", "--data", str(self.songs), "--cache", str(cache)],
            python("features.py", self.songs, store, CORES),
        ]
        what = f"{len(self.files)} songs to features"
        if memory:
            ours, theirs = self.turns(ours_first, memory, *commands)
            self.add(f"{what}: memory, MB", ours.resident, theirs.resident, target=0.7)
            return
        by_clip = python("features.py", self.songs, clips, CORES, "clips")
        ours, theirs, each = self.turns(ours_first, None, *commands, by_clip)
        shutil.rmtree(clips)
        self.clips = measure.clips(ours.output)
        self.add(f"{what} against Python that transforms each clip, s", ours.seconds, each.seconds, target=0.3)
        self.add(f"{what} against Python that transforms each song once, s", ours.seconds, theirs.seconds)

    def stages(self, ours_first):
        commands = java("SongStages", *self.files), python("stages.py", *self.files)
        ours, theirs = (
            [float(ms) for ms in side.output.split()] for side in self.turns(ours_first, None, *commands)
        )
        decode, transform = ours
        self.add("decode of a song, one core, ms", decode, theirs[0])
        what = "STFT and log of a song, one core, against Python that transforms"
        self.add(f"{what} each clip, ms", transform, theirs[2], target=1.0)
        self.add(f"{what} it once, ms", transform, theirs[1])

    def steps(self, network, ours_first):
        steps = self.options.steps
        ours, theirs = measure.alternate(
            java("TrainingStep", network, steps), python("step.py", network, steps, CORES), ours_first
        )
        self.add(f"training step of {network}, ms", float(ours), float(theirs), target=0.85)

    def epoch(self, network, ours_first, memory=None):
        out = self.work / "run"
        shutil.rmtree(out, ignore_errors=True)
        ours, theirs = self.turns(
            ours_first,
            memory,
            [SORDINO, "train", "--data", str(self.songs), "--cache", str(self.work / "cache"), "--out", str(out)]
            + ["--network", network, "--split", "all", "--epochs", "2"],
            python("epoch.py", self.work / "store", network, CORES),
        )
        if memory:
            self.memory(network, ours, theirs)
            return
        seconds = json.loads((out / "history.jsonl").read_text().splitlines()[1])["seconds"]
        self.add(f"epoch of {network}, {self.clips} clips, s", seconds, float(theirs.output))

    def waits(self, network):
        """Epochs that read their batches, in turns with epochs that have them, in one process."""
        rounds = run(java("InputWait", network, self.options.rounds)).output.splitlines()
        for read, there in (map(float, line.split()) for line in rounds):
            what = f"epoch of {network} against its steps alone, 3040 clips of noise, s"
            self.add(what, read, there, target=1.05, beside="steps alone")

    def training(self, network, ours_first):
        """The memory of steps on images of noise, which the files of a data set would add to on both sides alike."""
        ours, theirs = self.turns(
            ours_first,
            measure.family,
            java("TrainingStep", network, MEMORY_STEPS),
            python("step.py", network, MEMORY_STEPS, CORES),
        )
        self.memory(network, ours, theirs)

    def memory(self, network, ours, theirs):
        self.add(f"training of {network}: memory, MB", ours.resident, theirs.resident, target=0.7)
        self.add(f"training of {network}: memory without files mapped, MB", ours.anonymous, theirs.anonymous)

    def classify(self, ours_first, memory=None):
        """By the model that is used when none is named."""
        cold, warm = (
            self.turns(
                ours_first,
                memory,
                [SORDINO, "classify", "--csv", str(files)],
                python("classify.py", measure.HOME / "models" / "genres", CORES, files),
            )
            for files in (self.files[0], self.many)
        )
        count = self.options.files
        if memory:
            self.add("classify a file: memory, MB", *(side.resident for side in cold), target=0.7)
            self.add(f"classify {count} files: memory, MB", *(side.resident for side in warm), target=0.7)
            return
        self.same(*(side.output for side in warm))
        self.add("classify a file, cold, s", *(side.seconds for side in cold), target=0.5, limit=1.2)
        each = [1e3 * (w.seconds - c.seconds) / (count - 1) for w, c in zip(warm, cold)]
        if min(each) > 0:
            self.add(f"classify {count} files, per file when warm, ms", *each, target=0.5)
        else:
            print("too few --files: many took no longer than one; left out of the table", file=sys.stderr)

    def same(self, ours, theirs):
        """The ratios mean something only if both sides did the same work."""
        found = [(row["genre"], float(row["confidence"])) for row in csv.DictReader(io.StringIO(ours))]
        others = [(genre, float(confidence)) for _, genre, confidence in csv.reader(io.StringIO(theirs))]
        pairs = list(zip(found, others, strict=True))
        agreed = sum(a[0] == b[0] for a, b in pairs)
        apart = max(abs(a[1] - b[1]) for a, b in pairs)
        self.agreement = f"Both sides gave {agreed} of {len(pairs)} files the same genre;"
        self.agreement += f" their confidences are at most {apart:.4f} apart."


def choose(options, work, folder):
    """Links to the songs that are measured: the first of each genre in turn, so that all genres are there."""
    source = options.songs
    if source is None:
        source = measure.made_up(work / "made-up", -(-options.count // 10), options.seconds)
    for song in measure.in_turn(source)[: options.count]:
        (folder / song.parent.name).mkdir(parents=True, exist_ok=True)
        (folder / song.parent.name / song.name).symlink_to(song.resolve())
    links = sorted(folder.glob("*/*"))
    if len(links) < options.count:
        sys.exit(f"--songs: expected {options.count} songs in genre folders, found {len(links)}")
    return links


def link(files, count, folder):
    """A folder of count links to the files, in turn."""
    folder.mkdir()
    for i in range(count):
        source = files[i % len(files)]
        (folder / f"{i:05d}{source.suffix}").symlink_to(source.resolve())


def main():
    parser = argparse.ArgumentParser(prog="src/bench/compare.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, metavar="DIR", help="genre folders; default: made-up songs")
    parser.add_argument("--count", type=int, default=160, help="songs for features and epochs; default 160")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument("--files", type=int, default=500, help="files classified warm; default 500")
    parser.add_argument("--steps", type=int, default=60, help="steps per measurement; default 60")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side; default 5")
    parser.add_argument(
        "--networks",
        type=lambda text: text.split(","),
        default=["nnet1", "nnet2", "resnet20", "wrn-16-2"],
        metavar="A,B",
    )
    options = parser.parse_args()
    about = measure.machine("scipy", "torch")
    memory_rounds = min(3, options.rounds)
    with tempfile.TemporaryDirectory(prefix="sordino-bench-") as folder:
        comparison = Comparison(options, pathlib.Path(folder))
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds} …", file=sys.stderr)
            comparison.timed(turn)
        print("epochs and their steps …", file=sys.stderr)
        for network in comparison.songs_networks():
            comparison.waits(network)
        for turn in range(memory_rounds):
            print(f"memory, round {turn + 1} of {memory_rounds} …", file=sys.stderr)
            comparison.held(turn)
    where = f"songs of {options.songs}" if options.songs else f"made-up songs of {options.seconds:g} s"
    print(f"{about}\n{options.count} {where}; {options.rounds} rounds, the sides taking turns; medians,")
    print("and of the ratios of the rounds the median, lowest and highest. Rounds in which memory is looked at")
    print(f"are apart: {memory_rounds}.\n")
    print("| what | Sordino | Python | ratio | at most | met |")
    print("|---|---|---|---|---|---|")
    for row in comparison.rows.values():
        print(row.line())
    print(f"\n{comparison.agreement}")


if __name__ == "__main__":
    main()
