#!/bin/sh
# Makes womb.ogg: a low, muffled rushing with a slow, soft pulse, 65 times a minute; 64 seconds.
#
# SPDX-License-Identifier: CC0-1.0
#
# Usage: audio/recipes/womb.sh [FILE]
set -eu
# shellcheck source=audio/recipes/loop.sh
. "$(dirname "$0")/loop.sh"

noise body brownnoise 0 highpass 45 lowpass 220 lowpass 300 gain -9
noise stream pinknoise 80 highpass 90 lowpass 480 lowpass 700 gain -3
noise murmur pinknoise 240 highpass 250 lowpass 700 lowpass 950 gain -12
gusts drift 160 0.20 0.75 0.3 0.9

# 69 beats in 64 seconds: the beat goes on over the seam. A long wave and a smaller one behind it.
beat="2*PI*t*69/64"
ffmpeg -nostdin -loglevel error -y -f lavfi \
  -i "aevalsrc='0.42+0.48*pow(0.5+0.5*cos($beat),3)+0.20*pow(0.5+0.5*cos($beat-2.2),4)':s=48000:d=$whole" \
  -ac 2 -c:a pcm_f32le "$work/pulse.wav"
multiply body-drifts body drift
multiply stream-pulses stream pulse
multiply murmur-pulses murmur pulse

finish "${1:-$(dirname "$0")/../womb.ogg}" body-drifts stream-pulses murmur-pulses
