# Counts meson's testlog.json, one test program a line: prints how many cases passed and how many
# did not. A case that was skipped has shown nothing and counts as failed, and so does a program that
# broke off (a crash, the time limit, too few cases), even where each case until then was fine.
# SPDX-License-Identifier: GPL-3.0-or-later
{
  ok = not_ok = 0
  if (match ($0, /"stdout": "/)) {
    output = substr ($0, RSTART + RLENGTH)
    if (match (output, /", "result": "/))
      output = substr (output, 1, RSTART - 1)
    count = split (output, lines, /\\n/)
    for (i = 1; i <= count; i++) {
      if (lines[i] ~ /^not ok [0-9]/ || lines[i] ~ /^ok [0-9].*# [Ss][Kk][Ii][Pp]/)
        not_ok++
      else if (lines[i] ~ /^ok [0-9]/)
        ok++
    }
  }
  fine = $0 ~ /"result": "OK"/
  # A plain program is one case; one that broke off is one failed case more.
  if (fine && ok + not_ok == 0)
    ok = 1
  if (!fine && not_ok == 0)
    not_ok = 1
  passed += ok
  failed += not_ok
}

END {
  # No test at all is a mistake in what was asked for, never a success.
  if (NR == 0)
    failed = 1
  print passed + 0, failed + 0
}
