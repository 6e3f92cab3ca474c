#!/usr/bin/env bash
# Makes ready what the benchmarks need: the program, and the classes that measure.
# SORDINO_MAVEN_ARGS is for both, as in SORDINO_MAVEN_ARGS=-Pcu124 src/bench/gpu.sh.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
./sordino info >/dev/null
built=target/bench/sordino.jar with=target/bench/maven-args
read -r -a args <<<"${SORDINO_MAVEN_ARGS:-}"
if [ ! -f "$built" ] || [ "$(cat "$with" 2>/dev/null)" != "${SORDINO_MAVEN_ARGS:-}" ] \
  || [ -n "$(find pom.xml src/main src/bench/java -newer "$built" -print -quit)" ]; then
  mvn -B -q -Pbench ${args[@]+"${args[@]}"} package
  printf '%s\n' "${SORDINO_MAVEN_ARGS:-}" >"$with"
  touch "$built"
fi
