"""Training and classification on a GPU: seconds an epoch, the share of time in kernels, memory. See gpu.sh."""

import argparse
import csv
import dataclasses
import io
import json
import pathlib
import statistics
import subprocess
import tempfile
import threading
import time

import measure
from compare import link
from measure import SORDINO, run


def smi(device, fields, *more):
    """The command line that asks the driver about the GPU that --device names."""
    number = device.partition(":")[2] or "0"
    return ["nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader,nounits", f"--id={number}", *more]


def asked(device, fields):
    return subprocess.run(smi(device, fields), check=True, capture_output=True, text=True).stdout.strip()


class Watch(threading.Thread):
    """Looks at the GPU ten times a second: when, the share of time in kernels in percent, memory in MiB."""

    def __init__(self, device):
        super().__init__(daemon=True)
        self.samples = []
        command = smi(device, "utilization.gpu,memory.used", "--loop-ms=100")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.start()

    def run(self):
        for line in self.process.stdout:
            busy, held = line.split(",")
            # A part of a GPU tells no utilisation.
            busy = float(busy) if busy.strip().isdigit() else float("nan")
            self.samples.append((time.time(), busy, float(held)))

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.join()
        return self.samples


@dataclasses.dataclass
class Trained:
    """A training: seconds of the epochs after the first, and what was seen of the GPU during them."""

    network: str
    clips: int
    epochs: list
    busy: list
    held: list

    def line(self):
        each = statistics.median(self.epochs)
        cells = [
            self.network,
            measure.spread(self.epochs, ".3f"),
            f"{self.clips / each:,.0f}",
            f"{statistics.mean(self.busy):.0f}" if self.busy else "",
            f"{max(self.held):,.0f}" if self.held else "",
        ]
        return "| " + " | ".join(cells) + " |"


def trained(network, clips, options, work):
    out = work / network
    before = float(asked(options.device, "memory.used"))
    watch = Watch(options.device)
    try:
        run(
            [SORDINO, "train", "--data", str(options.data), "--cache", str(work / "cache"), "--out", str(out)]
            + ["--network", network, "--split", "all", "--epochs", str(options.epochs), "--device", options.device]
        )
    finally:
        samples = watch.stop()
    history = out / "history.jsonl"
    epochs = [json.loads(line)["seconds"] for line in history.read_text().splitlines()][1:]
    # The last line is written as the last epoch ends; the time between epochs is left out at its beginning.
    end = history.stat().st_mtime
    seen = [(busy, held) for when, busy, held in samples if end - sum(epochs) <= when <= end]
    return Trained(network, clips, epochs, [busy for busy, _ in seen], [held - before for _, held in seen])


def classified(options, work):
    """Lines of a table: one file, and many."""
    many = work / "many"
    link(measure.in_turn(options.data), options.files, many)
    lines = []
    for path, name in ((min(many.iterdir()), "1 file"), (many, f"{options.files} files")):
        done = run([SORDINO, "classify", "--device", options.device, "--csv", str(path)])
        played = sum(float(row["seconds"]) for row in csv.DictReader(io.StringIO(done.output)))
        lines.append(f"| {name} | {done.seconds:.2f} | {played / done.seconds:,.0f} |")
    return lines


def main():
    parser = argparse.ArgumentParser(prog="src/bench/gpu.sh", description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, metavar="DIR", help="genre folders; default: 380 made-up songs")
    parser.add_argument("--seconds", type=float, default=30, help="of a made-up song; default 30")
    parser.add_argument("--epochs", type=int, default=100, help="at least 2, the first is not counted; default 100")
    parser.add_argument("--files", type=int, default=500, help="files classified; default 500")
    parser.add_argument("--device", default="gpu", help="gpu or gpu:n; default gpu")
    parser.add_argument("--networks", type=lambda text: text.split(","), default=["nnet1", "nnet2"], metavar="A,B")
    options = parser.parse_args()
    if options.epochs < 2:
        parser.error("--epochs: expected at least 2")
    print(measure.machine())
    print("GPU, driver, MiB: " + asked(options.device, "name,driver_version,memory.total") + ".")
    with tempfile.TemporaryDirectory(prefix="sordino-gpu-") as folder:
        work = pathlib.Path(folder)
        if options.data is None:
            options.data = measure.made_up(work / "made-up", 38, options.seconds)
        features = run([SORDINO, "features", "--data", str(options.data), "--cache", str(work / "cache")]).output
        clips = measure.clips(features)
        print(f"{features.strip()}; {options.epochs} epochs, batches of 128, device {options.device}\n")
        print("| network | s an epoch, all but the first | clips a second | % of the time in kernels | MiB held |")
        print("|---|--:|--:|--:|--:|")
        for network in options.networks:
            print(trained(network, clips, options, work).line(), flush=True)
        print("\nMedian, lowest and highest; kernels and memory as nvidia-smi sees them between the first epoch's end")
        print("and the last's, memory beyond what was held before.\n")
        print("| classified, the start included | s | times real time |\n|---|--:|--:|")
        print(*classified(options, work), sep="\n")


if __name__ == "__main__":
    main()
