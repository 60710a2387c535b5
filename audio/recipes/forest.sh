#!/bin/sh
# Makes forest.ogg: leaves in a soft wind, and far away, now and then, a wood pigeon; 64 seconds.
#
# SPDX-License-Identifier: CC0-1.0
#
# Usage: audio/recipes/forest.sh [FILE]
set -eu
# shellcheck source=audio/recipes/loop.sh
. "$(dirname "$0")/loop.sh"

# note NAME AT LENGTH FROM TO: one breathy note of the pigeon. It takes a third of a second to come,
# and glides: nothing like a signal.
note () {
  sox -n -r 48000 -c 1 -b 32 -e floating-point "$work/whistle.wav" \
    synth "$3" sine "$4:$5" vol 0.12 tremolo 9 25 fade h 0.34 "$3" 0.36
  sox -n -r 48000 -c 1 -b 32 -e floating-point "$work/breath.wav" \
    synth "$3" pinknoise band "$4" 120 vol 0.10 fade h 0.34 "$3" 0.36
  sox -m -v 1 "$work/whistle.wav" -v 1 "$work/breath.wav" "$work/$1.wav" pad "$2" 0
}

# pigeon NAME AT PAN_LEFT PAN_RIGHT GAIN: coo, cooo, coo, with the forest around it.
pigeon () {
  note a 0 0.75 430 455
  note b 0.8 1.15 470 445
  note c 2.0 0.8 452 430
  note d 2.75 0.75 436 424
  sox -m -v 0.7 "$work/a.wav" -v 1 "$work/b.wav" -v 0.8 "$work/c.wav" -v 0.6 "$work/d.wav" "$work/call.wav"
  sox "$work/call.wav" -c 2 "$work/$1.wav" remix "1v$3" "1v$4" lowpass 1100 \
    pad "$2" 30 reverb -w 70 40 100 60 60 vol "$5" pad 0 $((whole)) trim 0 "$whole"
}

noise air pinknoise 0 highpass 120 lowpass 700 lowpass 1200 gain -10
noise leaves whitenoise 80 highpass 900 highpass 1300 lowpass 4200 lowpass 6000 gain -8
noise twigs whitenoise 240 highpass 2600 lowpass 5200 lowpass 6500 gain -15
gusts wind 0 0.36 0.58 0.25 0.7
gusts flutter 320 0.28 0.62 0.8 3
gusts sway 480 0.38 0.58 0.3 0.9
multiply air-moves air wind
multiply leaves-sway leaves sway
multiply leaves-move leaves-sway flutter
multiply twigs-move twigs wind

pigeon first 9 0.8 0.35 0.085
pigeon second 33 0.4 0.75 0.06
pigeon third 49 0.7 0.5 0.07

finish "${1:-$(dirname "$0")/../forest.ogg}" air-moves leaves-move twigs-move first second third
