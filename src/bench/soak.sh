#!/usr/bin/env bash
# Many classifications, of music in every format that the tests have, and short trainings in one
# process, and what it holds on the way: memory, mapped files, threads and open files must stay as
# they are after the first lines. The last line is the verdict; 1 is returned if something grew,
# beyond the tolerance that it names. Some hours; on Linux.
#
#   src/bench/soak.sh [CLASSIFICATIONS TRAININGS]     default 20000 200
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "$here/java.sh" org.sordino.bench.Soak "${1:-20000}" "${2:-200}" \
  "$here/../test/resources/org/sordino/audio"
