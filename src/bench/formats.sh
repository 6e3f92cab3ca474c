#!/usr/bin/env bash
# How far the probabilities of songs move when they are kept as WAV of other rates or channels, or as
# MP3, Opus or AAC, and how fast they are classified, all and one by itself. Prints a table in
# Markdown; 1 is returned if a probability moved by more than 0.08. Takes Debian's ffmpeg.
#
#   src/bench/formats.sh --songs DIR [--model MODEL] [--count 20] [--repeats 1] [--help]
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! command -v ffmpeg >/dev/null; then
  echo "$0: expected ffmpeg; on Debian as root: apt-get install ffmpeg" >&2
  exit 1
fi
exec "${PYTHON:-python3}" "$here/python/formats.py" "$@"
