#!/usr/bin/env bash
# Breaks files and processes on purpose and looks that nothing worse than a refusal comes of it (SECURITY.md).
#
#   src/fault/campaign.sh            all of it: 20,000 audio and 5,000 other files, 500 to be tagged, 50 kills
#   src/fault/campaign.sh --tenth    a tenth, in at most 90 s on two idle cores
#   src/fault/campaign.sh --seed 7   other damage and other moments (1 if not given)
#
# Build first (mvn package -DskipTests). Files with faults are kept and named, and the folder of processes with a
# fault. The whole of it ends with 1 if a part had to be left out, too.
set -euo pipefail
unset CDPATH
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

seed=1
whole=1 audio=20000 data=5000 tags=500 kills=50 files=10000
while [ $# -gt 0 ]; do
  case $1 in
    --tenth) whole=0 audio=2000 data=500 tags=50 kills=5 files=1000 ;;
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
made=$target/test-classes/org/sordino/fault/FileFaults.class # with all other tests, when one has changed
[ -f "$made" ] && [ -f "$target/sordino.jar" ] || {
  echo "${0##*/}: $target is not built: mvn package -DskipTests" >&2
  exit 1
}
# What was changed after it was built.
changed() {
  find "$home/src/main/java" -type f -newer "$target/sordino.jar" -print
  find "$home/src/test/java" -type f -newer "$made" -print
  unlike "$home/src/main/resources" "$target/classes"
  unlike "$home/src/test/resources" "$target/test-classes"
}
# What was not copied as it is now: by content, as Maven copies.
unlike() {
  find "$1" -type f | while IFS= read -r file; do
    cmp -s "$file" "$2/${file#"$1/"}" || printf '%s\n' "$file"
  done
}
changed=$(changed)
[ -z "$changed" ] || {
  echo "${0##*/}: $target is older than ${changed%%$'\n'*}: mvn package -DskipTests" >&2
  exit 1
}
of="seed $seed"
[ ! -e "$home/.git" ] || of+=", $(git -C "$home" describe --always --dirty 2>/dev/null || echo "unknown commit")"
echo "fault campaign, $of"
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
# Parallel streams are to work on the thread whose memory is measured.
"${java[@]}" -Xmx512m -Djava.util.concurrent.ForkJoinPool.common.parallelism=0 \
  org.sordino.fault.FileFaults "$seed" "$audio" "$data" "$tags" || status=1
kept=
if ! wait "$processes"; then
  status=1
  trap - EXIT
  kept="kept: $work"
fi
cat "$work/processes.log"
[ -z "$kept" ] || echo "$kept"
verdict=$([ $status = 0 ] && echo "no fault" || echo FAULTS)
if [ ${#isolate[@]} = 0 ]; then
  verdict+=", but without full disks and read-only ones"
  [ $whole = 0 ] || status=1
fi
echo "fault campaign, $of: $verdict ($SECONDS s)"
exit $status
