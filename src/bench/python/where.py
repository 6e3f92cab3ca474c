"""Where Sordino's time goes, by profilers, and how far its stages are from their limits. See where.sh."""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import measure
from compare import choose
from measure import CORES, SORDINO, java, run

# Whose operations are told.
PROFILED = ["nnet1", "nnet2"]

# Of a batch of 128 clips that are read in half and written in single precision.
BATCH_GB = 128 * 513 * 129 * 6 / 1e9

def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def operations(network, steps, work):
    """The engine's operations by the time spent in themselves, from PyTorch's profiler."""
    trace = work / "trace.json"
    run(java("StepProfile", network, steps, trace))
    events = json.loads(trace.read_text())
    events = events["traceEvents"] if isinstance(events, dict) else events
    threads = collections.defaultdict(list)
    for event in events:
        if event.get("ph") == "X" and "dur" in event:
            threads[event["tid"]].append((float(event["ts"]), -float(event["dur"]), event["name"]))
    own = collections.Counter()
    for calls in threads.values():
        open_calls = []
        for start, minus, name in sorted(calls):
            while open_calls and start >= open_calls[-1][0]:
                open_calls.pop()
            if open_calls:
                own[open_calls[-1][1]] += minus
            own[name] -= minus
            open_calls.append((start - minus, name))
    total = sum(own.values())
    rows = [(name, f"{us / 1e3 / steps:.2f}", f"{100 * us / total:.1f}") for name, us in own.most_common(12)]
    table([f"operation of a training step of {network}", "ms a step", "%"], rows)


def methods(what, command, work, jfr):
    """The Java methods that a flight recording met most often on top of a stack."""
    recording = work / "recording.jfr"
    environment = {**os.environ, "SORDINO_JAVA_OPTS": f"-XX:StartFlightRecording=filename={recording},settings=profile"}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    events = "jdk.ExecutionSample,jdk.NativeMethodSample"
    waits = re.compile(r"\.(epollWait|accept|poll|park|wait|sleep)0?$")
    printed = subprocess.run(
        [jfr, "print", "--stack-depth", "1", "--events", events, str(recording)],
        check=True,
        capture_output=True,
        text=True,
    )
    met = re.findall(r"stackTrace = \[\s+([\w.$<>]+)\(", printed.stdout)
    tops = collections.Counter(name for name in met if not waits.search(name))
    total = sum(tops.values())
    rows = [(f"`{name}`", f"{100 * n / total:.1f}") for name, n in tops.most_common(12)]
    table([f"method on top in {what}", f"% of {total} samples"], rows)
    recording.unlink()


class Stage:
    """What a stage reaches beside its limit, in several repetitions: rates, or times if they are in ms."""

    def __init__(self, unit, limit):
        self.unit, self.limit, self.reached, self.best = unit, limit, [], []

    def add(self, reached, best):
        self.reached.append(reached)
        self.best.append(best)

    def row(self, name):
        pairs = zip(self.reached, self.best)
        shares = [100 * (b / r if self.unit == "ms" else r / b) for r, b in pairs]
        return (
            name,
            f"{measure.spread(self.reached, '.1f')} {self.unit}",
            f"{measure.spread(self.best, '.1f')} {self.unit}: {self.limit}",
            measure.spread(shares, ".0f"),
        )


def limits(files, steps, repeats, work):
    stages = {}

    def stage(name, unit, limit, reached, best):
        stages.setdefault(name, Stage(unit, limit)).add(reached, best)

    for _ in range(repeats):
        lines = map(str.split, run(java("Limits")).output.splitlines())
        found = {name: [float(value) for value in values] for name, *values in lines}
        for network in ("nnet1", "nnet2", "resnet20"):
            operations, alone = found[network]
            step = float(run(java("TrainingStep", network, steps)).output) / 1e3
            stage(f"training step of {network}", "GFLOP/s", "its convolutions alone", operations / step, alone)
        (copy,), (batch,), (transforms,) = (found[name] for name in ("copy", "batch", "transforms"))
        stage("a batch of 128 clips", "ms", "a copy of as many bytes", batch, 1e3 * BATCH_GB / copy)
        decode, transform = map(float, run(java("SongStages", *files)).output.split())
        stage("STFT and log of a song of 30 s", "ms", "its Fourier transforms alone", transform, transforms)
        shared = (decode + transform) / CORES
        parts = f"decode and STFT shared by {CORES} cores"
        shutil.rmtree(work / "cache", ignore_errors=True)
        features = run([SORDINO, "features", "--data", str(work / "songs"), "--cache", str(work / "cache")])
        stage("a song to features, the start included", "ms", parts, 1e3 * features.seconds / len(files), shared)
        one, all_files = (run([SORDINO, "classify", "--csv", str(path)]) for path in (files[0], work / "songs"))
        warm = 1e3 * (all_files.seconds - one.seconds) / (len(files) - 1)
        stage("a file classified warm, by the model that ships", "ms", parts, warm, shared)
    table(["stage", "reached", "limit", "% of it"], [each.row(name) for name, each in stages.items()])
    print(f"\nMedians of {repeats}, with the lowest and the highest. What is copied is read and written: both count.")


def main():
    parser = argparse.ArgumentParser(prog="src/bench/where.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, metavar="DIR", help="genre folders; default: made-up songs")
    parser.add_argument("--count", type=int, default=160, help="songs; default 160")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument("--steps", type=int, default=20, help="training steps that are timed, and profiled; default 20")
    parser.add_argument("--repeats", type=int, default=3, help="measurements of each stage; default 3")
    options = parser.parse_args()
    jfr = measure.jdk("jfr")  # told before anything is measured
    print(measure.machine())
    with tempfile.TemporaryDirectory(prefix="sordino-where-") as folder:
        work = pathlib.Path(folder)
        files = choose(options, work, work / "songs")
        limits(files, options.steps, options.repeats, work)
        for network in PROFILED:
            operations(network, options.steps, work)
        shutil.rmtree(work / "cache")
        songs = str(work / "songs")
        methods("features", [SORDINO, "features", "--data", songs, "--cache", str(work / "cache")], work, jfr)
        methods("classify", [SORDINO, "classify", "--csv", songs], work, jfr)


if __name__ == "__main__":
    main()
