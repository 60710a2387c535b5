#!/bin/sh
# For machines without a display: plays five exhales in a virtual one to their end, takes pictures, and
# shows what the journal has kept. It has a home of its own, so that nothing of it reaches the
# journal of whoever runs it.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

root=$1
build=$2
if [ "${3:-}" != --inside ]; then
  exec tests/dev/with-display.sh "$0" "$root" "$build" --inside
fi

home=$build/try-out
shots=$build/shots
journal=$home/data/nabij/journal.db
program=''

# shellcheck disable=SC2329 # called by the trap
stop_program () {
  # shellcheck disable=SC2086 # no word where it was never started
  kill $program 2>/dev/null
  wait
}
trap stop_program EXIT
trap 'exit 1' HUP INT TERM

fail () {
  echo "./dev run: $*" >&2
  sed 's/^/  /' "$home/log" >&2
  exit 1
}

picture () {
  import -silent -window root "$shots/try-out-$1.png" ||
    fail "no picture could be taken"
}

rm -rf "$home"
mkdir -p "$home" "$shots"
rm -f "$shots"/try-out-*.png
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
  XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state"

"$root/bin/nabij" --practice=five-exhales >"$home/log" 2>&1 &
program=$!

# The exercise takes 56 s, the last six of which are not counted; its entry grows while it goes on. A slow
# machine starts late.
seconds=0
entries=0
while [ "$entries" -eq 0 ]; do
  sleep 1
  seconds=$((seconds + 1))
  kill -0 "$program" 2>/dev/null || fail "the program ended after $seconds s"
  [ "$seconds" -lt 100 ] || fail "no journal entry after $seconds s"
  case $seconds in
    5) picture 1-start ;;
    25) picture 2-breath ;;
  esac
  [ ! -f "$journal" ] || entries=$(sqlite3 -readonly "$journal" 'SELECT count (*) FROM session WHERE duration_us >= 50000000' 2>/dev/null || echo 0)
done
sleep 2
picture 3-after

echo "The journal entry that this session wrote ($journal):"
sqlite3 -readonly -line "$journal" \
  "SELECT kind, datetime (utc_us / 1000000 + offset_s, 'unixepoch') AS began, practice, pattern,
     printf ('%.1f s', duration_us / 1e6) AS duration, text
   FROM entry LEFT JOIN session ON entry_id = id" || fail "the journal cannot be read"
echo
echo "The pictures:"
ls "$shots"/try-out-*.png
