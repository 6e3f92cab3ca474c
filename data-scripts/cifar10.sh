#!/usr/bin/env bash
# Downloads CIFAR-10 (60,000 images in ten classes, 170 MB), checks, unpacks and verifies it: cifar10.sh DIR
#
# The binary version ends up in DIR/cifar-10-batches-bin. What is there already is only verified; an
# interrupted download goes on where it stopped. Exit codes: 0 done, 1 failure, 2 usage.
#
#   CIFAR10_URL      another address of cifar-10-binary.tar.gz, http://, https:// or file://
#   CIFAR10_MD5      the MD5 of what lies there; "none" checks nothing
#   CIFAR10_IMAGES   how many images a file has there, if it is only a part of the data set (10000)
#
# Both addresses are those of the University of Toronto, where the data set was made; the MD5 is the one
# on its page.
set -euo pipefail
export LC_ALL=C
. "$(dirname "${BASH_SOURCE[0]}")/archive.sh"

title=CIFAR-10
dataset=cifar-10
prefix=CIFAR10
urls=(
  https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz
  https://cave.cs.toronto.edu/kriz/cifar-10-binary.tar.gz
)
images=${CIFAR10_IMAGES:-10000}

verify() {
  local file
  for file in data_batch_{1..5}.bin test_batch.bin; do
    has_bytes "$1/$file" $((images * 3073)) "$images images" || return 1
  done
  has_lines "$1/batches.meta.txt" 10 || return 1
  say "$((5 * images)) training and $images test images in ten classes"
}

start cifar-10-binary.tar.gz "$@"
already cifar-10-batches-bin
fetch c32a1d4ab5d03f1284b67883e8d87530 "${urls[@]}"
unpack cifar-10-batches-bin cifar-10-batches-bin
