#!/bin/sh
# What can be judged without running the program. Says each thing that is wrong, and fails at the end.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

wrong=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

complain () {
  echo "lint: $*" >&2
  wrong=$((wrong + 1))
}

# A check whose own words on its output are enough to say what is wrong.
check () {
  what=$1
  shift
  "$@" >"$scratch/output" 2>&1 || {
    complain "$what"
    sed 's/^/  /' "$scratch/output" >&2
  }
}

sources () {
  find src tests -name '*.[ch]' | sort
}

templates () {
  find ui data -name '*.ui' | sort
}

check_format () {
  formatter=clang-format
  ! command -v clang-format-14 >/dev/null || formatter=clang-format-14
  status=0
  for file in $(sources); do
    "$formatter" --dry-run -Werror "$file" 2>/dev/null || {
      echo "$file"
      status=1
    }
  done
  return $status
}

check_templates () {
  { templates && find ui data -name '*.gresource.xml'; } | xargs -r xmllint --noout
}

check_length () {
  sources | xargs -r awk 'FNR == 601 { print FILENAME ": longer than 600 lines"; long = 1 } END { exit long }'
}

# Whether the meson.build beside a file, or one above it, names the file by its path from there. A test
# may be named without its `test-` and its ending.
is_named () {
  folder=$(dirname "$1")
  path=$(basename "$1" .c)
  while [ "$folder" != . ]; do
    short=$(echo "$path" | sed -E 's,(^|/)(test|bench)-,\1,')
    ! grep -qE "'([^']*/)?($path|$short)(\.c)?'" "$folder/meson.build" 2>/dev/null || return 0
    path=$(basename "$folder")/$path
    folder=$(dirname "$folder")
  done
  return 1
}

# A source that no meson.build names is compiled and tested by nobody, and a template in no resource is
# never seen.
check_lists () {
  status=0
  for file in $(find src tests -name '*.c' | sort); do
    is_named "$file" || {
      echo "$file: named in no meson.build"
      status=1
    }
  done
  for file in $(templates); do
    grep -qr --include='*.gresource.xml' "$(basename "$file")" ui || {
      echo "$file: in no resource"
      status=1
    }
  done
  return $status
}

# Every file with a string for people is listed, and nothing else is.
check_potfiles () {
  {
    find src -name '*.[ch]' -exec grep -lE '(^|[^A-Za-z0-9_])(N?C?_|ngettext|g_dngettext) \("' {} +
    find ui data -name '*.ui' -exec grep -lE 'translatable="(yes|true)"' {} +
    find data \( -name '*.desktop.in*' -o -name '*.metainfo.xml.in*' \)
    find data/content -name '*.xml' ! -name '*.gresource.xml'
  } | sort >"$scratch/with-strings"
  grep -vE '^(#|$)' po/POTFILES | sort >"$scratch/listed"
  diff "$scratch/listed" "$scratch/with-strings" |
    sed -n 's/^< \(.*\)/\1: in po\/POTFILES without a string or not there/p; s/^> \(.*\)/\1: not in po\/POTFILES/p' \
      >"$scratch/differences"
  cat "$scratch/differences"
  [ ! -s "$scratch/differences" ]
}

# A number or a website of the page of help is looked at again before a year is over.
check_checked_on () {
  oldest=$(date -d "${NABIJ_LINT_TODAY:-today} - 12 months" +%F) || return 1
  grep -o 'checked_on="[^"]*"' data/content/help.xml | cut -d '"' -f 2 | sort -u | {
    status=0
    while read -r day; do
      # Days in this form sort as they follow each other.
      [ "$(printf '%s\n%s\n' "$day" "$oldest" | sort | head -n 1)" = "$oldest" ] || {
        echo "data/content/help.xml: checked on $day, more than 12 months ago"
        status=1
      }
    done
    exit $status
  }
}

# A translation is whole when every string of the sources as they are now has its words in it. The rules
# for the content files stand in po/its/.
check_translation () {
  GETTEXTDATADIRS=po xgettext --from-code=UTF-8 --files-from=po/POTFILES --output="$scratch/now.pot" \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 \
    --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format --flag=_:1:pass-c-format || return 1
  # What xgettext does not understand, it passes over with a warning.
  grep -vE '^(#|$)' po/POTFILES >"$scratch/listed"
  while read -r file; do
    grep -qF "$file:" "$scratch/now.pot" || {
      echo "$file: no string was taken out of it"
      return 1
    }
  done <"$scratch/listed"
  msgfmt --check --output-file=/dev/null "$1" || return 1
  msgcmp "$1" "$scratch/now.pot"
}

# What meson writes into a file of data/, without meson.
filled_in () {
  sed -e 's/@application_id@/io.github.nabij_app.Nabij/g' -e 's,@bindir@,/usr/bin,g' -e 's/@version@/1.0/g' "$1"
}

check_desktop () {
  filled_in "$1" >"$scratch/io.github.nabij_app.Nabij.desktop"
  desktop-file-validate "$scratch/io.github.nabij_app.Nabij.desktop"
}

# As it is installed, with its translations. An "&" comes out of gettext 0.21 escaped twice.
check_metainfo () {
  filled_in "$1" >"$scratch/untranslated.metainfo.xml"
  msgfmt --xml --template="$scratch/untranslated.metainfo.xml" -d po \
    --output-file="$scratch/io.github.nabij_app.Nabij.metainfo.xml" || return 1
  ! grep '&amp;amp;' "$scratch/io.github.nabij_app.Nabij.metainfo.xml" || return 1
  appstreamcli validate --no-net "$scratch/io.github.nabij_app.Nabij.metainfo.xml"
}

check_shell () {
  {
    echo dev
    echo .ci/run
    find tests audio data -name '*.sh'
  } | xargs shellcheck -x
}

check 'the format is not that of .clang-format (clang-format -i FILE mends it)' check_format
check 'a template is not well-formed' check_templates
check 'a file is two things' check_length
check 'a file is not listed' check_lists
check 'shell' check_shell
check 'po/POTFILES' check_potfiles
check 'numbers and websites of help' check_checked_on
for file in po/*.po; do
  check "$file is not complete" check_translation "$file"
done
for file in data/*.desktop.in*; do
  check "$file" check_desktop "$file"
done
for file in data/*.metainfo.xml.in*; do
  check "$file" check_metainfo "$file"
done

[ "$wrong" -eq 0 ] || {
  echo "lint: $wrong checks failed" >&2
  exit 1
}
echo "lint: all is well" >&2
