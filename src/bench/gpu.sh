#!/usr/bin/env bash
# What a GPU makes of it: seconds an epoch of nnet1 and nnet2, the share of the time in kernels, the
# memory held there, and how fast files are classified. Prints tables in Markdown.
#
#   SORDINO_MAVEN_ARGS=-Pcu124 src/bench/gpu.sh [--data DIR] [--epochs 100] [--files 500] [--help]
#
# Without --data, 380 songs are made up. Needs NVIDIA's driver and nothing of Python but python3.
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! command -v nvidia-smi >/dev/null; then
  echo "$0: expected nvidia-smi on the PATH, which comes with NVIDIA's driver, found none" >&2
  exit 1
fi
"$here/prepare.sh"
exec "${PYTHON:-python3}" "$here/python/gpu.py" "$@"
