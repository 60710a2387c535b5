#!/bin/sh
# Pictures of every screen in both languages and all looks: four programs at once, each on a display of
# its own, because most of the time goes by breathing.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

build=$1
place=$build/shots
mkdir -p "$place"
NABIJ_TEST_PREFIX=$build/root
NABIJ_TEST_PICTURES=$place
export NABIJ_TEST_PREFIX NABIJ_TEST_PICTURES LC_ALL=C.UTF-8

status=0
for language in nl en; do
  started=''
  for look in light dark contrast night; do
    "$build/tests/e2e/shots" "$language" "$look" "$place" &
    started="$started $!"
  done
  for program in $started; do
    wait "$program" || status=1
  done
done

echo "The pictures are in $place."
exit $status
