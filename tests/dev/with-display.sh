#!/bin/sh
# Runs a command on an X server and a session bus of its own, and takes both away after it.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

place=$(mktemp -d)
server='' bus=''
# shellcheck disable=SC2329 # called by the trap
clean_up () {
  # shellcheck disable=SC2086 # a process that was never started leaves no word
  kill $bus $server 2>/dev/null
  wait
  rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# Waits for the first line of a file that a starting server writes.
first_line_of () {
  tries=0
  until [ -s "$1" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ]; then
      echo "with-display: no answer from a server:" >&2
      cat "$place"/*.log >&2
      return 1
    fi
    sleep 0.05
  done
  head -n 1 "$1"
}

mkdir -m 700 "$place/runtime"
export XDG_RUNTIME_DIR="$place/runtime"

Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp 3>"$place/display" >"$place/xvfb.log" 2>&1 &
server=$!
dbus-daemon --session --nofork --nosyslog --print-address=3 \
  3>"$place/address" >"$place/bus.log" 2>&1 &
bus=$!

display=$(first_line_of "$place/display") || exit 1
address=$(first_line_of "$place/address") || exit 1
unset WAYLAND_DISPLAY
export DISPLAY=":$display" GDK_BACKEND=x11 DBUS_SESSION_BUS_ADDRESS="$address"

"$@"
