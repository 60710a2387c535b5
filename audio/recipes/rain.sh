#!/bin/sh
# Makes rain.ogg: soft, steady rain, a few drops nearer by, no thunder; 64 seconds.
#
# SPDX-License-Identifier: CC0-1.0
#
# Usage: audio/recipes/rain.sh [FILE]
set -eu
# shellcheck source=audio/recipes/loop.sh
. "$(dirname "$0")/loop.sh"

noise far pinknoise 0 highpass 250 lowpass 1800 lowpass 3200 gain -5
noise fall whitenoise 80 highpass 1400 lowpass 5200 lowpass 8000 gain -24
gusts hush 160 0.20 0.75 0.3 0.8
multiply far-falls far hush

# Thousands of small drops on leaves, and a few larger ones on wood and in a puddle.
sparks patter 11 900 band 3600 2600 lowpass 6500 gain -4
sparks drops 23 26 band 1700 1300 band 1400 1100 lowpass 3500 gain 8
sparks near 37 1.6 band 900 600 band 700 500 lowpass 1600 gain 17

finish "${1:-$(dirname "$0")/../rain.ogg}" far-falls fall patter drops near
