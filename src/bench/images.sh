#!/usr/bin/env bash
# Whether images come faster than a network takes them: images per second of reading a data set,
# of augmented batches and of one epoch of resnet20. On a machine that does nothing else.
#
#   src/bench/images.sh cifar-100 DIR
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "$here/java.sh" org.sordino.bench.ImagePipeline "$@"
