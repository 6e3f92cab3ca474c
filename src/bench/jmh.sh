#!/usr/bin/env bash
# The parts by themselves, under JMH: the STFT, the decoders, the losses, the assembly of batches.
#
#   src/bench/jmh.sh                      all of them, about ten minutes
#   src/bench/jmh.sh Decoder -p format=mp3   one of them; arguments are JMH's (-h lists them)
#
# The decoders need the ffmpeg program, which encodes their songs.
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/prepare.sh"
exec "$here/java.sh" org.openjdk.jmh.Main "$@"
