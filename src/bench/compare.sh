#!/usr/bin/env bash
# Measures Sordino and the same work in Python (SciPy, PyTorch) in one run, taking turns, and prints
# a table of medians and ratios in Markdown. On a machine that does nothing else; about an hour.
#
#   src/bench/compare.sh [--songs DIR] [--count 160] [--files 500] [--rounds 5] [--help]
#   mvn -Pbench verify        the same, with -Dexec.args="--rounds 3" for options
#
# Without --songs, songs are made up. Python is Debian's (/usr/bin/python3, or PYTHON) with
# python3-torch, python3-torchaudio and python3-scipy, which root gets installed.
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import scipy, torch, torchaudio' 2>/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "$0: expected $python with scipy, torch and torchaudio; on Debian as root:" \
      "apt-get install python3-torch python3-torchaudio python3-scipy" >&2
    exit 1
  fi
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    python3-torch python3-torchaudio python3-scipy >/dev/null
fi
"$here/prepare.sh"
exec "$python" "$here/python/compare.py" "$@"
