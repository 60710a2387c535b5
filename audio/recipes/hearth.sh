#!/bin/sh
# Makes hearth.ogg: a low fire that crackles very softly; 64 seconds.
#
# SPDX-License-Identifier: CC0-1.0
#
# Usage: audio/recipes/hearth.sh [FILE]
set -eu
# shellcheck source=audio/recipes/loop.sh
. "$(dirname "$0")/loop.sh"

noise glow brownnoise 0 highpass 90 highpass 90 lowpass 420 lowpass 700 gain -9
noise draught pinknoise 80 highpass 220 lowpass 1100 lowpass 1900 gain -9
gusts flicker 160 0.30 0.65 0.6 3.5
gusts flames 320 0.35 0.60 0.3 1.2
multiply glow-flickers glow flicker
multiply draught-moves draught flames

# Embers: dull little ticks, each rounded by two lowpasses, in flurries that follow the flames.
sparks embers 41 15 band 1700 900 lowpass 2200 lowpass 2600 gain 4
multiply embers-flare embers flames
# And now and then a log gives way, deep and soft.
sparks logs 53 0.5 band 260 200 lowpass 420 lowpass 520 gain 10

finish "${1:-$(dirname "$0")/../hearth.ogg}" glow-flickers draught-moves embers-flare logs
