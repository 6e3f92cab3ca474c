#!/usr/bin/env bash
# Where the time goes, by profilers, and how far each stage is from what the machine could do.
# Prints a page in Markdown; on a machine that does nothing else, a quarter of an hour.
#
#   src/bench/where.sh [--songs DIR] [--count 160] [--repeats 3] [--help]
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "${PYTHON:-python3}" "$here/python/where.py" "$@"
