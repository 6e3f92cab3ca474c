#!/usr/bin/env bash
# Starts a class that measures, with all that the launcher gives to Java: src/bench/java.sh CLASS [ARGUMENT…]
# SORDINO_JAVA_OPTS holds more options for the Java machine. prepare.sh comes first.
set -euo pipefail
unset CDPATH
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=$home/target/bench
# JMH starts its own Java machines with these options too.
export SORDINO_BENCH_CLASSES="$target/test-classes:$target/classes:$target/lib/*"
export SORDINO_JAVA_OPTS="-Dorg.slf4j.simpleLogger.defaultLogLevel=off ${SORDINO_JAVA_OPTS:-}"
exec "$home/sordino" "$@"
