#!/usr/bin/env bash
# Downloads GTZAN (1,000 songs in ten genres, 1.2 GB), checks, unpacks and verifies it: gtzan.sh DIR
#
# The songs end up in DIR/genres. What is there already is only verified; an interrupted download goes on
# where it stopped. Exit codes: 0 done, 1 failure, 2 usage.
#
#   GTZAN_URL   another address of genres.tar.gz, http://, https:// or file://
#   GTZAN_MD5   the MD5 of what lies there; "none" checks nothing
#
# Two addresses are tried. The first is the copy that the MARSYAS project itself, which made the data set,
# keeps on Hugging Face. The second is the historic one, whose host is often down. The MD5 is the one that
# torchaudio and mirdata both have on record for the archive at the historic address.
#
# The copy on Kaggle ("GTZAN Dataset - Music Genre Classification") holds WAV files instead of AU and needs
# an account. Unpack it by hand so that DIR/genres_original holds the ten genres, and run this to verify it.
# Its jazz.00054.wav is known to be unreadable.
set -euo pipefail
export LC_ALL=C
. "$(dirname "${BASH_SOURCE[0]}")/archive.sh"

title=GTZAN
dataset=gtzan
prefix=GTZAN
urls=(
  https://huggingface.co/datasets/marsyas/gtzan/resolve/main/data/genres.tar.gz
  http://opihi.cs.uvic.ca/sound/genres.tar.gz
)
genres=(blues classical country disco hiphop jazz metal pop reggae rock)

# verify FOLDER: all 1,000 songs there, each beginning like a sound file; says what is wrong.
verify() {
  local genre i number song magic count=0 wav=no missing=() damaged=()
  for genre in "${genres[@]}"; do
    for ((i = 0; i < 100; i++)); do
      printf -v number %05d "$i"
      song=$1/$genre/$genre.$number
      if [ -s "$song.au" ]; then
        song=$song.au
      elif [ -s "$song.wav" ]; then
        song=$song.wav
        wav=yes
      else
        missing+=("$genre.$number")
        continue
      fi
      count=$((count + 1))
      IFS= read -r -d '' -n 4 magic <"$song" || true
      case $song:$magic in
        *.au:.snd | *.wav:RIFF | */jazz.00054.wav:*) ;;
        *) damaged+=("${song##*/}") ;;
      esac
    done
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    say "$1: expected 1000 songs, found $count; missing: $(up_to_ten "${missing[@]}")"
    return 1
  fi
  if [ "${#damaged[@]}" -gt 0 ]; then
    say "$1: not sound files: $(up_to_ten "${damaged[@]}")"
    return 1
  fi
  say "1000 songs, 100 in each of ten genres"
  if [ "$wav" = yes ] && [ -e "$1/jazz/jazz.00054.wav" ]; then
    say "warning: jazz.00054.wav is known to be unreadable in the WAV copy (1 song);" \
      "sordino skips and counts it"
  fi
}

start genres.tar.gz "$@"
already genres genres_original
fetch 5b3d6dddb579ab49814ab86dba69e7c7 "${urls[@]}"
unpack genres genres genres_original Data/genres_original
