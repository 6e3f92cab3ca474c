#!/usr/bin/env bash
# Downloads CINIC-10 (270,000 images in ten classes, 690 MB), checks, unpacks and verifies it: cinic10.sh DIR
#
# The images end up as PNG files in DIR/cinic-10, which takes about 1.2 GB of the disk. What is there already
# is only verified; an interrupted download goes on where it stopped. Exit codes: 0 done, 1 failure, 2 usage.
#
#   CINIC10_URL      another address of CINIC-10.tar.gz, http://, https:// or file://
#   CINIC10_MD5      the MD5 of what lies there; "none" checks nothing
#   CINIC10_IMAGES   how many images a class has in each part there, if it is only a part of the data set (9000)
#
# Both addresses are those of the data share of the University of Edinburgh, where the data set was made; the
# first is the one that its paper gave, the second the one since the data share was rebuilt. The MD5 is the one
# that most loaders of CINIC-10 have on record.
set -euo pipefail
export LC_ALL=C
. "$(dirname "${BASH_SOURCE[0]}")/archive.sh"

title=CINIC-10
dataset=cinic-10
prefix=CINIC10
urls=(
  https://datashare.ed.ac.uk/bitstream/handle/10283/3192/CINIC-10.tar.gz
  https://datashare.ed.ac.uk/bitstreams/e8e186cc-2688-48f1-aa5a-3fda1a43f8b6/download
)
classes=(airplane automobile bird cat deer dog frog horse ship truck)
images=${CINIC10_IMAGES:-9000}

# verify FOLDER: so many images in each class of each part; says what is wrong.
verify() {
  local part class count wrong=()
  for part in train valid test; do
    for class in "${classes[@]}"; do
      count=0
      [ ! -d "$1/$part/$class" ] \
        || count=$(find "$1/$part/$class" -type f -name '*.png' -size +0 | wc -l | tr -d ' ')
      [ "$count" = "$images" ] || wrong+=("$part/$class ($count)")
    done
  done
  if [ "${#wrong[@]}" -gt 0 ]; then
    say "$1: expected $images images in each class, found $(up_to_ten "${wrong[@]}")"
    return 1
  fi
  say "$((10 * images)) training, validation and test images each in ten classes"
}

start CINIC-10.tar.gz "$@"
already cinic-10
fetch 6ee4d0c996905fe93221de577967a372 "${urls[@]}"
unpack cinic-10 CINIC-10 ""
