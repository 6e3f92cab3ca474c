#!/usr/bin/env bash
# Downloads CIFAR-100 (60,000 images in a hundred classes, 169 MB), checks, unpacks and verifies it:
# cifar100.sh DIR
#
# The binary version ends up in DIR/cifar-100-binary. What is there already is only verified; an
# interrupted download goes on where it stopped. Exit codes: 0 done, 1 failure, 2 usage.
#
#   CIFAR100_URL      another address of cifar-100-binary.tar.gz, http://, https:// or file://
#   CIFAR100_MD5      the MD5 of what lies there; "none" checks nothing
#   CIFAR100_IMAGES   how many test images are there, and a fifth of the training images, if it is only a
#                     part of the data set (10000)
#
# Both addresses are those of the University of Toronto, where the data set was made; the MD5 is the one
# on its page.
set -euo pipefail
export LC_ALL=C
. "$(dirname "${BASH_SOURCE[0]}")/archive.sh"

title=CIFAR-100
dataset=cifar-100
prefix=CIFAR100
urls=(
  https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz
  https://cave.cs.toronto.edu/kriz/cifar-100-binary.tar.gz
)
images=${CIFAR100_IMAGES:-10000}

verify() {
  has_bytes "$1/train.bin" $((5 * images * 3074)) "$((5 * images)) images" || return 1
  has_bytes "$1/test.bin" $((images * 3074)) "$images images" || return 1
  has_lines "$1/fine_label_names.txt" 100 || return 1
  say "$((5 * images)) training and $images test images in a hundred classes"
}

start cifar-100-binary.tar.gz "$@"
already cifar-100-binary
fetch 03b5dce01913d631647c71ecec9e9cb8 "${urls[@]}"
unpack cifar-100-binary cifar-100-binary
