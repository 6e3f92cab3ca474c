# What the scripts of this folder share: downloading an archive, checking and unpacking it. Sourced, not run.
#
# A script gives "title" (of the data set), "dataset" (its name in Sordino), "prefix" (of its variables) and a
# function "verify FOLDER" that says what is wrong with an unpacked one. It then calls, in this order:
#
#   start ARCHIVE "$@"       reads the command line
#   already FOLDER…          ends the script if one of these is there
#   fetch MD5 URL…           downloads the archive, going on where an earlier download stopped, and checks it;
#                            PREFIX_URL and PREFIX_MD5 stand for another address and checksum
#   unpack FOLDER FOUND…     unpacks it and keeps the first FOUND that is in it ("" for all of it) as FOLDER
#
script=${0##*/}
unset CDPATH # cd would print where it leads to

say() { echo "$script: $*" >&2; }
fail() {
  say "$@"
  exit 1
}

start() {
  local name=$1
  shift
  if [ $# -ne 1 ] || [ -z "$1" ] || [ "${1#-}" != "$1" ]; then
    echo "usage: $script DIR    (downloads $title into DIR)" >&2
    exit 2
  fi
  local tool
  for tool in curl tar gzip; do
    command -v "$tool" >/dev/null || fail "$tool is needed and was not found on the PATH"
  done
  mkdir -p "$1" || fail "$1: cannot be made"
  dir=$(cd "$1" && pwd)
  archive=$dir/$name
  partial=$archive.partial
  unpacking=$dir/.${name%.tar.gz}-unpacking
}

md5_of() {
  if command -v md5sum >/dev/null; then md5sum <"$1" | cut -d ' ' -f 1; else md5 -q "$1"; fi
}

# up_to_ten NAME…: the first ten of them, and how many more there are.
up_to_ten() {
  local first="${*:1:10}"
  [ $# -le 10 ] || first="$first and $(($# - 10)) more"
  echo "$first"
}

# download URL: into $partial, going on where an earlier download stopped.
download() {
  local progress=(--silent --show-error) status attempt http
  [ ! -t 2 ] || progress=(--progress-bar)
  for attempt in 1 2 3 4 5; do
    status=0
    http=$(curl "${progress[@]}" --fail --location --connect-timeout 20 --speed-limit 1000 --speed-time 60 \
      --continue-at - --output "$partial" --write-out '%{http_code}' "$1") || status=$?
    case $status-$http in
      0-416 | 22-416 | 33-* | 36-*) # there is no such place to go on from: from the start
        [ -s "$partial" ] && [ "$attempt" = 1 ] || return 1
        say "$1 cannot go on with $partial: starting again"
        rm -f "$partial"
        ;;
      0-*) return 0 ;;
      18-* | 28-* | 56-* | 92-*) sleep 1 ;; # cut off: go on
      *) return 1 ;;
    esac
  done
  return 1
}

# has_bytes FILE BYTES MEANING: whether it is that long.
has_bytes() {
  local found=none
  [ ! -f "$1" ] || found="$(wc -c <"$1" | tr -d ' ') bytes"
  [ "$found" != "$2 bytes" ] || return 0
  say "$1: expected $2 bytes ($3), found $found"
  return 1
}

# has_lines FILE LINES: whether it has that many that are not empty.
has_lines() {
  local found=0
  [ ! -f "$1" ] || found=$(grep -c . "$1" || true)
  [ "$found" != "$2" ] || return 0
  say "$1: expected $2 lines, found $found"
  return 1
}

already() {
  local folder
  for folder in "$@"; do
    if [ -d "$dir/$folder" ]; then
      verify "$dir/$folder" || fail "$dir/$folder is incomplete; move it away to download $title again"
      finish "$dir/$folder"
    fi
  done
}

# checked FILE MD5: whether it is the right one; if not, it is put aside.
checked() {
  if [ "$2" = none ]; then
    say "warning: the checksum is not checked"
    return 0
  fi
  local found
  found=$(md5_of "$1")
  [ "$found" != "$2" ] || return 0
  mv "$1" "$archive.wrong"
  say "wrong checksum: expected MD5 $2, found $found; the file is now $archive.wrong" \
    "(${prefix}_MD5 names another checksum)"
  return 1
}

fetch() {
  local url_variable=${prefix}_URL md5_variable=${prefix}_MD5 url
  local md5=${!md5_variable:-$1}
  shift
  [ -z "${!url_variable:-}" ] || set -- "${!url_variable}"
  if [ -f "$archive" ]; then
    checked "$archive" "$md5" || exit 1
    return
  fi
  # A server would refuse to go on with a download that was whole when it was interrupted.
  if [ -f "$partial" ] && [ "$(md5_of "$partial")" = "$md5" ]; then
    mv "$partial" "$archive"
    return
  fi
  for url in "$@"; do
    say "downloading $url"
    if ! download "$url"; then
      say "$url: download failed"
    elif checked "$partial" "$md5"; then
      mv "$partial" "$archive"
      return
    fi
  done
  fail "nothing could be downloaded; try again later (it goes on where it stopped)" \
    "or name another address of ${archive##*/} in $url_variable"
}

unpack() {
  local folder=$1 kinds names bad found all=$unpacking/all
  shift
  say "unpacking $archive"
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
  mkdir -p "$all" || fail "$dir: cannot be written"
  tar -xzf "$archive" -C "$all" --no-same-owner || fail "$archive: cannot be unpacked into $dir"
  for found in "$@"; do
    found=$all${found:+/$found}
    if [ -d "$found" ]; then
      verify "$found" || fail "$archive is not $title as it should be; delete it to start again"
      mv "$found" "$dir/$folder"
      rm -f "$archive"
      finish "$dir/$folder"
    fi
  done
  fail "$archive: expected a folder $1 in it, found ${names%%$'\n'*}"
}

finish() {
  echo "next: sordino train --dataset $dataset --data $(printf '%q' "$1") --out runs/$dataset"
  exit 0
}
