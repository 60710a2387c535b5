# shellcheck shell=sh
# What the recipes of the loops share; read by them, not run.
#
# SPDX-License-Identifier: CC0-1.0
#
# Needs sox with Ogg Vorbis and ffmpeg (Debian: sox, libsox-fmt-base, ffmpeg).
#
# Nothing in a loop moves at the pace of a breath (four to twelve a minute), so that it cannot be
# taken for the guiding water, and nothing begins suddenly or sounds like a signal.

length=64
seam=4
loudness=-23
whole=$((length + seam))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# noise NAME KIND OFFSET EFFECTS: stereo noise. sox draws the same numbers in each run, so a layer
# of its own begins at another place.
noise () {
  name=$1 kind=$2 offset=$3
  shift 3
  sox -n -r 48000 -c 2 -b 32 -e floating-point "$work/$name.wav" \
    synth $((offset + whole + 2)) "$kind" "$kind" vol -18dB trim "$offset" "$@" trim 1 "$whole"
}

# gusts NAME OFFSET DEPTH CENTRE LOWEST HIGHEST: a gain that wanders around CENTRE, faster than
# LOWEST and slower than HIGHEST times a second.
gusts () {
  sox -n -r 1000 -c 2 -b 32 -e floating-point "$work/slow.wav" \
    synth $(($2 + whole + 2)) whitenoise whitenoise vol -18dB trim "$2" \
    highpass "$5" highpass "$5" lowpass "$6" lowpass "$6" norm -1 trim 1 "$whole"
  sox "$work/slow.wav" -r 48000 "$work/$1.wav" vol "$3" dcshift "$4" rate 48000
}

# sparks NAME SEED PER_SECOND EFFECTS: single clicks at random moments, of random strength, left and
# right apart; the effects make drops or embers of them.
sparks () {
  name=$1 seed=$2 chance=$(awk "BEGIN { printf \"%.9f\", $3 / 48000 }")
  shift 3
  spark="if(eq(n,0),0*st(0,%d),0)+if(lt(random(0),$chance),0.8*pow(random(0),2)*(2*gt(random(0),0.5)-1),0)"
  # shellcheck disable=SC2059
  ffmpeg -nostdin -loglevel error -y -f lavfi \
    -i "aevalsrc='$(printf "$spark" "$seed")|$(printf "$spark" $((seed + 7919)))':s=48000:d=$((whole + 2))" \
    -c:a pcm_f32le "$work/sparks.wav"
  sox "$work/sparks.wav" -b 32 -e floating-point "$work/$name.wav" \
    remix 1v0.8,2v0.35 1v0.35,2v0.8 "$@" trim 1 "$whole"
}

# multiply NAME A B: one sound times another.
multiply () {
  sox -T "$work/$2.wav" "$work/$3.wav" -b 32 -e floating-point "$work/$1.wav"
}

# finish TARGET NAME…: mixes the layers, joins the end to the beginning, and brings it to its loudness.
finish () {
  target=$1
  shift
  # The folder is ours, and its name has no spaces.
  # shellcheck disable=SC2046
  set -- $(for layer in "$@"; do printf ' -v 1 %s/%s.wav' "$work" "$layer"; done)
  sox -m "$@" -b 32 -e floating-point "$work/long.wav" gain -3

  # What comes after the end is laid over the beginning, equally strong all along.
  sox "$work/long.wav" "$work/begin.wav" trim 0 "$seam" fade q "$seam"
  sox "$work/long.wav" "$work/after.wav" trim "$length" "$seam" fade q 0 "$seam" "$seam"
  sox -m -v 1 "$work/begin.wav" -v 1 "$work/after.wav" "$work/joined.wav"
  sox "$work/long.wav" "$work/middle.wav" trim "$seam" $((length - seam))
  sox "$work/joined.wav" "$work/middle.wav" "$work/loop.wav"

  measured=$(ffmpeg -nostdin -hide_banner -i "$work/loop.wav" -af ebur128 -f null - 2>&1 |
    awk '/^ *I:/ { value = $2 } END { print value }')
  gain=$(awk "BEGIN { print $loudness - ($measured) }")

  # Without dither each run gives the same sound; only the number of the Ogg stream differs.
  sox -D "$work/loop.wav" -C 3 --comment "" "$target" gain "$gain"
}
