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

urls=(
  https://huggingface.co/datasets/marsyas/gtzan/resolve/main/data/genres.tar.gz
  http://opihi.cs.uvic.ca/sound/genres.tar.gz
)
[ -z "${GTZAN_URL:-}" ] || urls=("$GTZAN_URL")
md5=${GTZAN_MD5:-5b3d6dddb579ab49814ab86dba69e7c7}
genres=(blues classical country disco hiphop jazz metal pop reggae rock)

say() { echo "gtzan.sh: $*" >&2; }
fail() {
  say "$@"
  exit 1
}

if [ $# -ne 1 ] || [ -z "$1" ] || [ "${1#-}" != "$1" ]; then
  echo "usage: gtzan.sh DIR    (downloads GTZAN into DIR/genres)" >&2
  exit 2
fi
for tool in curl tar gzip; do
  command -v "$tool" >/dev/null || fail "$tool is needed and was not found on the PATH"
done
mkdir -p "$1" || fail "$1: cannot be made"
dir=$(cd "$1" && pwd)
archive=$dir/genres.tar.gz
partial=$archive.partial
unpacking=$dir/.genres-unpacking

md5_of() {
  if command -v md5sum >/dev/null; then md5sum <"$1" | cut -d ' ' -f 1; else md5 -q "$1"; fi
}

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
    say "$1: expected 1000 songs, found $count; missing: ${missing[*]:0:10}$(more "${#missing[@]}")"
    return 1
  fi
  if [ "${#damaged[@]}" -gt 0 ]; then
    say "$1: not sound files: ${damaged[*]:0:10}$(more "${#damaged[@]}")"
    return 1
  fi
  say "1000 songs, 100 in each of ten genres"
  if [ "$wav" = yes ] && [ -e "$1/jazz/jazz.00054.wav" ]; then
    say "warning: jazz.00054.wav is known to be unreadable in the WAV copy (1 song);" \
      "sordino skips and counts it"
  fi
}

more() {
  [ "$1" -le 10 ] || echo " and $(($1 - 10)) more"
}

finish() {
  echo "next: sordino train --dataset gtzan --data $(printf '%q' "$1") --out runs/gtzan"
  exit 0
}

# download URL: into $partial, going on where an earlier download stopped.
download() {
  local progress=(--silent --show-error) status attempt
  [ ! -t 2 ] || progress=(--progress-bar)
  for attempt in 1 2 3 4 5; do
    status=0
    curl "${progress[@]}" --fail --location --connect-timeout 20 --speed-limit 1000 --speed-time 60 \
      --continue-at - --output "$partial" "$1" || status=$?
    case $status in
      0) return 0 ;;
      18 | 28 | 56 | 92) sleep 1 ;; # cut off: go on
      22 | 33 | 36) # refused; if for the place to go on from, then from the start
        [ -s "$partial" ] && [ "$attempt" = 1 ] || return 1
        say "$1 cannot go on with $partial: starting again"
        rm -f "$partial"
        ;;
      *) return 1 ;;
    esac
  done
  return 1
}

unpack() {
  local kinds names bad
  kinds=$(tar -tvzf "$archive" | cut -c 1 | sort -u) \
    || fail "$archive: not a whole .tar.gz; delete it to download it again"
  case $kinds in
    *[!d$'\n'-]*) fail "$archive: refused, as it holds links or devices, not only files and folders" ;;
  esac
  names=$(tar -tzf "$archive")
  bad=$(grep -E '^/|(^|/)\.\.(/|$)' <<<"$names" | head -n 1 || true)
  [ -z "$bad" ] || fail "$archive: refused, as $bad would leave $dir"
  rm -rf "$unpacking"
  trap 'rm -rf "$unpacking"' EXIT
  mkdir "$unpacking" || fail "$dir: cannot be written"
  tar -xzf "$archive" -C "$unpacking" --no-same-owner || fail "$archive: cannot be unpacked into $dir"
  local found
  for found in genres genres_original Data/genres_original; do
    if [ -d "$unpacking/$found" ]; then
      verify "$unpacking/$found" || fail "$archive is not GTZAN as it should be; delete it to start again"
      mv "$unpacking/$found" "$dir/genres"
      return
    fi
  done
  fail "$archive: expected a folder genres or genres_original in it, found $(head -n 1 <<<"$names")"
}

for folder in "$dir/genres" "$dir/genres_original"; do
  if [ -d "$folder" ]; then
    verify "$folder" || fail "$folder is incomplete; move it away to download GTZAN again"
    finish "$folder"
  fi
done

if [ ! -f "$archive" ]; then
  # A server would refuse to go on with a download that was whole when it was interrupted.
  if [ ! -f "$partial" ] || [ "$md5" = none ] || [ "$(md5_of "$partial")" != "$md5" ]; then
    downloaded=no
    for url in "${urls[@]}"; do
      say "downloading $url"
      if download "$url"; then
        downloaded=yes
        break
      fi
      say "$url: download failed"
    done
    [ "$downloaded" = yes ] \
      || fail "nothing could be downloaded; try again later (it goes on where it stopped)" \
        "or name another address of genres.tar.gz in GTZAN_URL"
  fi
  mv "$partial" "$archive"
fi
if [ "$md5" = none ]; then
  say "warning: the checksum is not checked"
else
  found=$(md5_of "$archive")
  if [ "$found" != "$md5" ]; then
    mv "$archive" "$archive.wrong"
    fail "wrong checksum: expected MD5 $md5, found $found; the file is now $archive.wrong" \
      "(GTZAN_MD5 names another checksum)"
  fi
fi
say "unpacking $archive"
unpack
rm -f "$archive"
finish "$dir/genres"
