"""How far probabilities move between one song in several formats. See formats.sh."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import measure
from measure import SORDINO, run

MOST = 0.08
COLD_STARTS = 5
REFERENCE = "WAV, 22,050 Hz, mono"


# Songs are made mono first. "-ac 2" would make two channels of it that are 3 dB weaker.
STEREO = ["-af", "aformat=channel_layouts=mono,pan=stereo|c0=c0|c1=c0"]


def wav(rate, channels):
    return [".wav", *(STEREO if channels == 2 else ["-ac", "1"]), "-ar", str(rate), "-c:a", "pcm_s16le"]


def mp3(kilobits):
    return [".mp3", *STEREO, "-ar", "44100", "-c:a", "libmp3lame", "-b:a", f"{kilobits}k"]


FORMATS = {REFERENCE: wav(22050, 1), "WAV, 22,050 Hz, stereo": wav(22050, 2)}
for hertz in (44100, 48000):
    FORMATS |= {f"WAV, {hertz:,} Hz, mono": wav(hertz, 1), f"WAV, {hertz:,} Hz, stereo": wav(hertz, 2)}
FORMATS |= {f"MP3, 44,100 Hz, stereo, {k} kbit/s": mp3(k) for k in (320, 256, 192, 160, 128, 96, 64)}
FORMATS |= {
    "Opus, stereo, 96 kbit/s": [".opus", *STEREO, "-c:a", "libopus", "-b:a", "96k"],
    "AAC, 44,100 Hz, stereo, 128 kbit/s": [".m4a", *STEREO, "-ar", "44100", "-c:a", "aac", "-b:a", "128k"],
}


def encoded(songs, options, folder):
    """The songs in another format, in the same order."""
    suffix, *encoder = options
    files = [folder / f"{number:04d}{suffix}" for number in range(len(songs))]
    for song, file in zip(songs, files):
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", song, *encoder, file], check=True)
    return files


def classified(model, files, repeats):
    """The probabilities of each song, and how many times as fast as they play all were classified, start included."""
    done = [run([SORDINO, "classify", "--model", model, "--json", *map(str, files)]) for _ in range(repeats)]
    answers = json.loads(done[0].output)
    played = sum(answer["seconds"] for answer in answers)
    return [answer["probabilities"] for answer in answers], [played / each.seconds for each in done]


def cold(model, file):
    """Seconds that one file takes, start included."""
    return [run([SORDINO, "classify", "--model", model, str(file)]).seconds for _ in range(COLD_STARTS)]


def row(name, found, reference, speeds, starts):
    moved = max(abs(p[genre] - q[genre]) for p, q in zip(found, reference) for genre in q)
    changed = sum(max(p, key=p.get) != max(q, key=q.get) for p, q in zip(found, reference))
    cells = [name, f"{moved:.3f}", str(changed), measure.spread(speeds, ",.0f"), measure.spread(starts)]
    print("| " + " | ".join(cells) + " |", flush=True)
    return moved


def main():
    parser = argparse.ArgumentParser(prog="src/bench/formats.sh", description=__doc__)
    parser.add_argument("--songs", type=pathlib.Path, required=True, help="a folder per genre")
    parser.add_argument("--model", default="genres")
    parser.add_argument("--count", type=int, default=20, help="songs, by turns from each genre; default 20")
    parser.add_argument("--repeats", type=int, default=1, help="times that all are classified; default 1")
    options = parser.parse_args()
    songs = measure.in_turn(options.songs)[: options.count]
    if not songs:
        sys.exit(f"--songs {options.songs}: expected a folder of genre folders with songs, found none")
    run([SORDINO, "info"])  # which builds what is not built yet
    reference, worst = None, 0
    print(f"{measure.machine()}\n\n{len(songs)} songs, model {options.model}, against {REFERENCE}; cold starts are")
    print(f"of one file, the median of {COLD_STARTS} with the lowest and the highest\n")
    print("| format | largest change of a probability | genres changed | times real time | cold start, s |")
    print("|---|---|---|---|---|")
    for name, encoder in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            files = encoded(songs, encoder, pathlib.Path(folder))
            found, speeds = classified(options.model, files, options.repeats)
            starts = cold(options.model, files[0])
        reference = reference or found
        worst = max(worst, row(name, found, reference, speeds, starts))
    if worst > MOST:
        sys.exit(f"a probability moved by {worst:.3f}, expected at most {MOST}")


if __name__ == "__main__":
    main()
