#!/usr/bin/env bash
# Makes ready what the benchmarks need: Python's libraries, the launcher, the classes that measure.
# SORDINO_MAVEN_ARGS is for both, as in SORDINO_MAVEN_ARGS=-Pcu124 src/bench/gpu.sh.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
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
./sordino info >/dev/null
built=target/bench/sordino.jar with=target/bench/maven-args
read -r -a args <<<"${SORDINO_MAVEN_ARGS:-}"
if [ ! -f "$built" ] || [ "$(cat "$with" 2>/dev/null)" != "${SORDINO_MAVEN_ARGS:-}" ] \
  || [ -n "$(find pom.xml src/main src/bench/java -newer "$built" -print -quit)" ]; then
  mvn -B -q -Pbench ${args[@]+"${args[@]}"} package
  printf '%s\n' "${SORDINO_MAVEN_ARGS:-}" >"$with"
  touch "$built"
fi
