#!/bin/sh
# Runs the benchmarks one after the other and sets their figures in one table. Arguments behind the
# build folder choose some of them (start, open, stops, session, frames, sync, turns, speech, render, journal-list,
# search, save, transfer, voices, tell, reminders, catalogue, lay-out); without, all run.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

build=$1
shift
[ $# -gt 0 ] || set -- start open stops session frames sync turns speech render journal-list search save transfer voices tell reminders catalogue lay-out

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
NABIJ_TEST_PREFIX=$build/root
export NABIJ_TEST_PREFIX LC_ALL=C.UTF-8

wrong=0
for name in "$@"; do
  program=$build/tests/bench/bench-$name
  echo "bench: $name" >&2
  case $name in
    start) "$program" "$build/tests/bench/bare-window" >>"$lines" ;;
    reminders) "$program" "$build/tests/bench/bare-agent" >>"$lines" ;;
    open | stops | frames | journal-list) GSK_RENDERER=cairo tests/dev/with-display.sh "$program" >>"$lines" ;;
    *) "$program" >>"$lines" ;;
  esac || {
    echo "bench: $name failed" >&2
    wrong=1
  }
done

awk -F '\t' -v wrong="$wrong" '
  # The columns are set by characters, of which some here have two bytes; awk counts bytes.
  function width (text) {
    gsub (/[\200-\277]/, "", text)
    return length (text)
  }
  function padded (text, columns) {
    while (width (text) < columns)
      text = text " "
    return text
  }
  NF != 4 {
    print | "cat >&2"
    next
  }
  {
    for (i = 1; i <= 4; i++) {
      field[NR, i] = $i
      if (width ($i) > columns[i])
        columns[i] = width ($i)
    }
    rows[++n] = NR
    if ($4 != "yes")
      wrong = 1
  }
  END {
    print padded ("what", columns[1]) "  " padded ("figure", columns[2]) "  " padded ("must", columns[3]) "  ok"
    for (i = 1; i <= n; i++)
      print padded (field[rows[i], 1], columns[1]) "  " padded (field[rows[i], 2], columns[2]) "  " \
        padded (field[rows[i], 3], columns[3]) "  " field[rows[i], 4]
    exit wrong
  }' "$lines"
