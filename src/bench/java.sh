#!/usr/bin/env bash
# Starts a class that measures as the launcher starts Sordino: src/bench/java.sh CLASS [ARGUMENT…]
# SORDINO_JAVA_OPTS holds more options for the Java machine. prepare.sh comes first.
set -euo pipefail
unset CDPATH
target=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../target/bench" && pwd)
export DJL_DISABLE_PROGRESS_BAR=true OPT_OUT_TRACKING=true MKL_CBWR=COMPATIBLE MKL_DYNAMIC=FALSE
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=4294967296:glibc.malloc.arena_max=1
read -r -a more <<<"${SORDINO_JAVA_OPTS:-}"
# JMH starts its own Java machines with these options too.
exec java -XX:+UseSerialGC -Xms64m -Xmn32m -XX:MinHeapDeltaBytes=32m -XX:MinHeapFreeRatio=10 \
  -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps -Dai.djl.offline=true -Doffline=true \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=off ${more[@]+"${more[@]}"} \
  -cp "$target/test-classes:$target/classes:$target/lib/*" "$@"
