#!/usr/bin/env bash
# Measures Sordino and the same work in Python (SciPy, PyTorch) in one run, and prints ratios.
#
#   src/bench/compare.sh REFERENCE WAVS DATA
#
# REFERENCE  the folder of features_scipy.py, stft.py and train_step.py
# WAVS       a folder of genre folders with 80 WAV songs of 30 s
# DATA       a folder of genre folders with 380 songs, for the memory of a training
# Needs python3 with torch and scipy (PYTHON names another), and a machine that does nothing else.
set -euo pipefail
[ $# = 3 ] || { sed -n '2,9p' "$0" | cut -c3- >&2; exit 2; }
reference=$1 wavs=$2 data=$3
here=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-python3}
export OMP_NUM_THREADS=2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here" && mvn -B -q test-compile package -DskipTests)
sordino=$here/sordino
"$sordino" info >/dev/null
bench() { GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=4294967296 \
  MKL_CBWR=COMPATIBLE java -XX:+UseSerialGC -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=off \
  -cp "$here/target/test-classes:$here/target/classes:$here/target/lib/*" "org.sordino.bench.$1" "${@:2}"; }
seconds() { local start; start=$(date +%s%N); "$@" >/dev/null 2>&1; echo $(($(date +%s%N) - start)) | awk '{printf "%.3f", $1 / 1e9}'; }
best() { sort -n | head -n 1; }
row() { awk -v n="$1" -v s="$2" -v p="$3" -v t="$4" 'BEGIN { printf "| %-44s | %9s | %9s | %5.2f | %s |\n", n, s, p, s / p, t }'; }

nproc=$(nproc)
echo "$(date -u +%F), $nproc cores, load $(cut -d' ' -f1 /proc/loadavg), $(java -version 2>&1 | head -n 1)"
echo
echo "| what                                         | Sordino   | Python    | ratio | target |"
echo "|---|---|---|---|---|"

songs=$(find "$wavs" -name '*.wav' | wc -l)
for i in 1 2 3; do
  rm -rf "$work/py" "$work/cache"
  seconds "$python" "$reference/features_scipy.py" "$wavs" "$work/py" >>"$work/f.py"; echo >>"$work/f.py"
  seconds "$sordino" features --data "$wavs" --cache "$work/cache" >>"$work/f.so"; echo >>"$work/f.so"
done
row "$songs WAV songs to feature store, s" "$(best <"$work/f.so")" "$(best <"$work/f.py")" "0.40"

scipy=$("$python" "$reference/stft.py" | awk '/scipy/ {print $3}')
row "STFT and log of a 30 s song, one core, ms" "$(bench SongTransform)" "$scipy" "1.50"

for network in nnet1 nnet2; do
  for i in 1 2; do
    "$python" "$reference/train_step.py" "$network" 30 | awk '{print $5}' >>"$work/$network.py"
    bench TrainingStep "$network" 30 >>"$work/$network.so"
  done
for network in resnet20 wrn-16-2; do
  for i in 1 2; do
    "$python" "$here/src/bench/image_step.py" "$network" 12 >>"$work/$network.py"
    bench TrainingStep "$network" 12 >>"$work/$network.so"
  done
  row "$network training step of 128 images, ms" "$(best <"$work/$network.so")" "$(best <"$work/$network.py")" "1.05"
done
  row "$network training step of 128 clips, ms" "$(best <"$work/$network.so")" "$(best <"$work/$network.py")" "1.00"
done

echo
bench LossCost 8
echo
"$sordino" train --data "$data" --epochs 2 --cache "$work/g" --out "$work/run" >"$work/train.log" 2>&1 &
train=$!
peak=0
while kill -0 $train 2>/dev/null; do
  now=$(awk '/VmHWM/ {print $2}' "/proc/$train/status" 2>/dev/null || echo 0)
  [ "${now:-0}" -gt "$peak" ] && peak=$now
  sleep 0.2
done
wait $train
echo "training nnet1 on $(wc -l <"$work/run/split/train.txt") of $(find -L "$data" -type f | wc -l) songs: $((peak / 1024)) MB resident at most (target 1500), $(tail -n 1 "$work/run/history.jsonl" | sed 's/.*"seconds":\([0-9.]*\).*/\1/') s per epoch"

first=$(find "$wavs" -name '*.wav' | sort | head -n 1)
for i in 1 2 3 4 5; do
  seconds "$sordino" classify --model "$work/run/model" "$first" >>"$work/c.so"; echo >>"$work/c.so"
done
echo "cold classify of a 30 s WAV: $(sort -n "$work/c.so" | sed -n 3p) s, median of five (target 1.5)"
