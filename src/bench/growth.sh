#!/usr/bin/env bash
# What grows with the number of songs: time should in proportion, memory and the start should not.
# Prints a table in Markdown, and what GTZAN x 1,000 would need by it. 10,000 songs take 30 GB in the
# temporary folder (TMPDIR) and some hours.
#
#   src/bench/growth.sh [--songs DIR] [--counts 100,1000,10000] [--help]
#
# The songs given, or made-up ones, are repeated under other names.
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "${PYTHON:-python3}" "$here/python/growth.py" "$@"
