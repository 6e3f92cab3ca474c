#!/usr/bin/env bash
# What each loss costs: its training step beside that of cross-entropy, taking turns. Prints a table
# in Markdown; cross-entropy stands in it twice, so that its second row shows the noise.
#
#   src/bench/losses.sh                  nnet1, 40 steps each, all cores: two minutes
#   src/bench/losses.sh resnet20 60 1    network, steps, threads
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "$here/java.sh" org.sordino.bench.LossCost "${1:-nnet1}" "${2:-40}" "${3:-$(nproc)}"
