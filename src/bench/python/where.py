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

# 2 x multiplications of the convolutions of a step of 128 clips, in 10^9: forward, the gradient by
# the weights, and but for the first layer the gradient by the input (org.sordino.bench.Limits).
OPERATIONS = {
    "nnet1": 256 * 4 * (2 * 513 * 128 * 126 + 3 * 128 * 128 * 60 + 3 * 128 * 256 * 27) / 1e9,
    "nnet2": 256 * 4 * (2 * 513 * 256 * 126 + 2 * 3 * 256 * 256 * 126) / 1e9,
}


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


def methods(what, command, work):
    """The Java methods that a flight recording met most often on top of a stack."""
    recording = work / "recording.jfr"
    environment = {**os.environ, "SORDINO_JAVA_OPTS": f"-XX:StartFlightRecording=filename={recording},settings=profile"}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    events = "jdk.ExecutionSample,jdk.NativeMethodSample"
    waits = re.compile(r"\.(epollWait|accept|poll|park|wait|sleep)0?$")
    printed = subprocess.run(
        ["jfr", "print", "--stack-depth", "1", "--events", events, str(recording)],
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


def limits(files, steps, work):
    found = dict(line.split() for line in run(java("Limits")).output.splitlines())
    rows = []
    for network, work_done in OPERATIONS.items():
        step = float(run(java("TrainingStep", network, steps)).output) / 1e3
        rate, alone = work_done / step, float(found[network])
        rows.append((f"training step of {network}", f"{rate:.1f} GFLOP/s", f"{alone:.1f}: its convolutions alone"))
        rows[-1] += (f"{100 * rate / alone:.0f}",)
    decode, transform = map(float, run(java("SongStages", *files)).output.split())
    shutil.rmtree(work / "cache", ignore_errors=True)
    command = [SORDINO, "features", "--data", str(work / "songs"), "--cache", str(work / "cache")]
    each = 1e3 * run(command).seconds / len(files)
    alone = (decode + transform) / CORES
    rows.append(("a song to features, the start included", f"{each:.1f} ms"))
    rows[-1] += (f"{alone:.1f} ms: decode ({decode:.1f}) and STFT ({transform:.1f}) shared by {CORES} cores",)
    rows[-1] += (f"{100 * alone / each:.0f}",)
    table(["stage", "reached", "limit", "% of it"], rows)
    print(f"\nA copy in memory runs at {found['copy']} GB/s (read and written); a batch of 128 clips is")
    batch = 128 * 513 * 129 * 6 / 1e9
    print(f"{batch:.3f} GB so counted, {1e3 * batch / float(found['copy']):.1f} ms; `src/bench/jmh.sh Batch` measures its assembly.")


def main():
    parser = argparse.ArgumentParser(prog="src/bench/where.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, metavar="DIR", help="genre folders; default: made-up songs")
    parser.add_argument("--count", type=int, default=160, help="songs; default 160")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument("--steps", type=int, default=20, help="training steps that are profiled; default 20")
    options = parser.parse_args()
    print(measure.machine())
    with tempfile.TemporaryDirectory(prefix="sordino-where-") as folder:
        work = pathlib.Path(folder)
        files = choose(options, work, work / "songs")
        limits(files, options.steps, work)
        for network in OPERATIONS:
            operations(network, options.steps, work)
        shutil.rmtree(work / "cache")
        songs = str(work / "songs")
        methods("features", [SORDINO, "features", "--data", songs, "--cache", str(work / "cache")], work)
        model = str(measure.HOME / "models" / "demo")
        methods("classify", [SORDINO, "classify", "--model", model, "--csv", songs], work)


if __name__ == "__main__":
    main()
