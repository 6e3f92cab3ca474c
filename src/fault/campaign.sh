#!/usr/bin/env bash
# Breaks files and processes on purpose and looks that nothing worse than a refusal comes of it (SECURITY.md).
#
#   src/fault/campaign.sh            all of it: 20,000 audio and 5,000 other files, 50 kills
#   src/fault/campaign.sh --tenth    a tenth, in at most 90 s on two idle cores
#   src/fault/campaign.sh --seed 7   other damage and other moments (1 if not given)
#
# Build first (mvn verify). Files with faults are kept and named, and the folder of processes with a fault.
set -euo pipefail
unset CDPATH
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

seed=1
audio=20000 data=5000 kills=50 files=10000
while [ $# -gt 0 ]; do
  case $1 in
    --tenth) audio=2000 data=500 kills=5 files=1000 ;;
    --seed)
      seed=${2:?--seed needs a number}
      shift
      ;;
    *)
      echo "usage: ${0##*/} [--tenth] [--seed N]" >&2
      exit 2
      ;;
  esac
  shift
done

target=${SORDINO_TARGET:-$home/target}
[ -d "$target/test-classes" ] && [ -f "$target/sordino.jar" ] || {
  echo "${0##*/}: $target is not built: mvn verify" >&2
  exit 1
}
export DJL_DISABLE_PROGRESS_BAR=true OPT_OUT_TRACKING=true MKL_CBWR=COMPATIBLE MKL_DYNAMIC=FALSE
java=(java -XX:+UseSerialGC -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=off
  -cp "$target/test-classes:$target/sordino.jar")
work=$(mktemp -d)
processes=
trap 'kill $processes 2>/dev/null || true; rm -rf "$work"' EXIT

# A disk of 20 MB and one that is read-only, in a name space of mounts that ends with the program.
mount_disks='
  mkdir "$1/small" "$1/readonly" &&
  mount -t tmpfs -o size=20m small "$1/small" &&
  mount -t tmpfs readonly "$1/readonly" && cp "$2"/audio/*.wav "$1/readonly" &&
  mount -o remount,ro "$1/readonly" || exit 1
  shift 2 && exec "$@"'
isolate=()
for unshare in "unshare --mount" "unshare --map-root-user --mount"; do
  if $unshare sh -c 'mount -t tmpfs -o size=1m none /mnt' 2>/dev/null; then
    isolate=($unshare sh -c "$mount_disks" sh "$work" "$home")
    break
  fi
done

${isolate[@]+"${isolate[@]}"} "${java[@]}" -Xmx256m org.sordino.fault.ProcessFaults \
  "$seed" "$kills" "$files" "$work" >"$work/processes.log" 2>&1 &
processes=$!
status=0
"${java[@]}" -Xmx512m org.sordino.fault.FileFaults "$seed" "$audio" "$data" || status=1
kept=
if ! wait "$processes"; then
  status=1
  trap - EXIT
  kept="kept: $work"
fi
cat "$work/processes.log"
[ -z "$kept" ] || echo "$kept"
echo "fault campaign, seed $seed: $([ $status = 0 ] && echo "no fault" || echo FAULTS) ($SECONDS s)"
exit $status
