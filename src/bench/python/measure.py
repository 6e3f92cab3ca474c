"""Runs programs one after the other, and says how long they took and how much memory they held."""

import dataclasses
import os
import pathlib
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = HERE.parents[2]
CORES = len(os.sched_getaffinity(0))
SORDINO = str(HOME / "sordino")


@dataclasses.dataclass
class Measured:
    """One run of a program: wall time in seconds, memory in MB (nan if not asked for), its output."""

    seconds: float
    resident: float
    anonymous: float
    output: str


def python(program, *arguments):
    """The command line of one of the Python programs here."""
    return [sys.executable, str(HERE / program), *map(str, arguments)]


def java(main, *arguments):
    """The command line of a class of org.sordino.bench, started as the launcher starts Sordino."""
    return [str(HERE.parent / "java.sh"), "org.sordino.bench." + main, *map(str, arguments)]


def run(command, memory=None):
    """Runs a command to its end; memory is how to look at what it holds meanwhile, family or alone."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        peak = _Peak(child.pid, memory) if memory else None
        output, errors = child.communicate()
        seconds = time.perf_counter() - start
        if peak:
            peak.stop()
    if child.returncode:
        raise SystemExit(f"{' '.join(command)[-300:]}\nended with {child.returncode}:\n{errors}")
    found = (peak.resident, peak.anonymous) if peak else (float("nan"), float("nan"))
    return Measured(seconds, *found, output)


def alternate(ours, theirs, ours_first, seconds=3.0):
    """Runs two commands side by side, of which one works for some seconds while the other is stopped: a machine
    whose speed drifts treats both alike. For programs that time their own steps and print a median."""
    working = 0 if ours_first else 1
    children = [
        subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        for c in (ours, theirs)
    ]
    try:
        _signal(children[1 - working], signal.SIGSTOP)
        while all(child.poll() is None for child in children):
            time.sleep(seconds)
            _signal(children[working], signal.SIGSTOP)
            working = 1 - working
            _signal(children[working], signal.SIGCONT)
    finally:
        for child in children:
            _signal(child, signal.SIGCONT)
    outputs = []
    for child, command in zip(children, (ours, theirs)):
        output, errors = child.communicate()
        if child.returncode:
            raise SystemExit(f"{' '.join(command)[-300:]}\nended with {child.returncode}:\n{errors}")
        outputs.append(output)
    return outputs


def _signal(child, number):
    if child.poll() is None:
        os.killpg(child.pid, number)


class _Peak(threading.Thread):
    """The most memory that a process held, looked at twenty times a second."""

    def __init__(self, pid, look):
        super().__init__(daemon=True)
        self.pid, self.look, self.resident, self.anonymous = pid, look, 0.0, 0.0
        self.ended = threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.05):
            resident, anonymous = self.look(self.pid)
            self.resident = max(self.resident, resident / 1024)
            self.anonymous = max(self.anonymous, anonymous / 1024)

    def stop(self):
        self.ended.set()
        self.join()


def alone(pid):
    """Memory of a process without children, and that without files, in kB: from counters, at no cost."""
    return _kilobytes(f"/proc/{pid}/status", "VmHWM", "RssAnon")


def family(pid):
    """The same of a process with its children, shared pages counted once. That costs time: not in timed runs."""
    held = [_kilobytes(f"/proc/{member}/smaps_rollup", "Pss", "Pss_Anon") for member in _members(pid)]
    return tuple(map(sum, zip(*held)))


def _members(pid):
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from _members(int(child))
    except OSError:
        return  # it has ended


def _kilobytes(path, *keys):
    """What a file of /proc says of each key; 0 once the process has ended."""
    try:
        text = pathlib.Path(path).read_text()
    except OSError:
        text = ""
    return tuple(sum(int(kb) for kb in re.findall(rf"^{key}:\s+(\d+)", text, re.M)) for key in keys)


def clips(features):
    """How many clips `sordino features` says that it has."""
    return int(re.search(r"([\d,]+) clips", features).group(1).replace(",", ""))


def made_up(folder, each, seconds):
    """A folder of ten made-up genres with so many songs each."""
    run(java("MakeSongs", folder, each, seconds))
    return folder


def jdk(program):
    """A program of the Java that the launcher starts; the script ends if that has none."""
    home = os.environ.get("JAVA_HOME")
    path = shutil.which(str(pathlib.Path(home, "bin", program)) if home else program)
    return path or sys.exit(f"{program}: not found {f'in {home}/bin' if home else 'on the PATH'}; a whole JDK is needed")


def in_turn(folder):
    """The songs of a folder of genre folders: the first of each genre, the second of each, and so on."""
    genres = [
        sorted(p for p in genre.iterdir() if p.is_file()) for genre in sorted(folder.iterdir()) if genre.is_dir()
    ]
    return [songs[i] for i in range(max(map(len, genres), default=0)) for songs in genres if i < len(songs)]


def spread(values, form=".2f"):
    """Median, lowest and highest, as text; of a single value, that."""
    median, low, high = (format(value, form) for value in (statistics.median(values), min(values), max(values)))
    return f"{median} ({low} to {high})" if len(values) > 1 else median


def ram():
    """The machine's memory, in GB."""
    return int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 2**20


def _version(library):
    tell = f"import {library}; print({library}.__version__)"
    found = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    return f"{library} {found.stdout.strip()}"


def machine(*libraries):
    """When and on what was measured, in lines of Markdown, with the versions of Python's libraries that take part."""
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    java_version = subprocess.run([jdk("java"), "-version"], capture_output=True, text=True, check=True).stderr
    revision = subprocess.run(
        ["git", "-C", str(HOME), "describe", "--always", "--dirty"], capture_output=True, text=True
    )
    versions = [f"Python {platform.python_version()}", *map(_version, libraries)]
    return "\n".join(
        [
            f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, load {os.getloadavg()[0]:.1f} before,"
            f" {model.group(1) if model else platform.machine()}, {CORES} cores,"
            f" {ram():.1f} GB of RAM, Linux {platform.release()}.",
            f"Sordino {revision.stdout.strip() or 'of no revision'}, {java_version.splitlines()[0]};"
            f" {', '.join(versions)}.",
        ]
    )
