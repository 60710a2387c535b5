#!/bin/sh
# Makes sea.ogg: a quiet sea some way off, 64 seconds that join without a seam.
#
# SPDX-License-Identifier: CC0-1.0
#
# Usage: audio/recipes/sea.sh [FILE]
# Needs sox with Ogg Vorbis and ffmpeg (Debian: sox, libsox-fmt-base, ffmpeg).
#
# Nothing in it has a direction: the small waves come every one to four seconds and never evenly,
# and nothing moves at the pace of a breath (four to twelve a minute), so that it cannot be taken
# for the guiding water.
set -eu

target=${1:-$(dirname "$0")/../sea.ogg}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

length=64
seam=4
loudness=-23

# noise NAME KIND OFFSET EFFECTS: stereo noise. sox draws the same numbers in each run, so a layer
# of its own begins at another place.
noise () {
  name=$1 kind=$2 offset=$3
  shift 3
  sox -n -r 48000 -c 2 -b 32 -e floating-point "$work/$name.wav" \
    synth $((offset + length + seam + 2)) "$kind" "$kind" vol -18dB trim "$offset" "$@" trim 1 $((length + seam))
}

# waves NAME OFFSET DEPTH: the slow rise and fall of small waves, around 1.
waves () {
  sox -n -r 1000 -c 2 -b 32 -e floating-point "$work/slow.wav" \
    synth $(($2 + length + seam + 2)) whitenoise whitenoise vol -18dB trim "$2" \
    highpass 0.25 highpass 0.25 lowpass 0.6 lowpass 0.9 norm -1 trim 1 $((length + seam))
  sox "$work/slow.wav" -r 48000 "$work/$1.wav" vol "$3" dcshift 0.55 rate 48000
}

noise deep brownnoise 0 highpass 55 lowpass 220 gain -13
noise body pinknoise 80 highpass 90 lowpass 520 lowpass 900 gain -3
noise hush pinknoise 160 highpass 500 lowpass 1500 lowpass 2600 gain -7
noise foam whitenoise 240 highpass 2200 lowpass 4200 lowpass 6500 gain -33

waves near 0 0.40
waves far 320 0.45
sox -T "$work/body.wav" "$work/near.wav" "$work/body-waves.wav"
sox -T "$work/hush.wav" "$work/far.wav" "$work/hush-waves.wav"

sox -m -v 1 "$work/deep.wav" -v 1 "$work/body-waves.wav" -v 1 "$work/hush-waves.wav" \
  -v 1 "$work/foam.wav" "$work/long.wav" gain -3

# What comes after the end is laid over the beginning, equally strong all along.
sox "$work/long.wav" "$work/begin.wav" trim 0 $seam fade q $seam
sox "$work/long.wav" "$work/after.wav" trim $length $seam fade q 0 $seam $seam
sox -m -v 1 "$work/begin.wav" -v 1 "$work/after.wav" "$work/joined.wav"
sox "$work/long.wav" "$work/middle.wav" trim $seam $((length - seam))
sox "$work/joined.wav" "$work/middle.wav" "$work/loop.wav"

measured=$(ffmpeg -nostdin -hide_banner -i "$work/loop.wav" -af ebur128 -f null - 2>&1 |
  awk '/^ *I:/ { value = $2 } END { print value }')
gain=$(awk "BEGIN { print $loudness - ($measured) }")

# Without dither each run gives the same sound; only the number of the Ogg stream differs.
sox -D "$work/loop.wav" -C 3 --comment "" "$target" gain "$gain"
