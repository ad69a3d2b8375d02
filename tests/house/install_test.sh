#!/bin/bash
# Installs to a prefix, moves the whole prefix elsewhere, and runs the program there: it must find its data relative to itself.
# Usage: install_test.sh BUILD_FOLDER CMAKE
set -euo pipefail
build=$1
cmake=$2

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$cmake" --install "$build" --prefix "$scratch/first" >/dev/null
mv "$scratch/first" "$scratch/moved place"
prefix="$scratch/moved place"

fail() {
  echo "install_test: $1" >&2
  exit 1
}

for file in bin/yalu share/applications/yalu.desktop share/icons/hicolor/scalable/apps/yalu.svg \
  share/icons/hicolor/256x256/apps/yalu.png share/man/man1/yalu.1 share/doc/yalu/LICENSE \
  share/doc/yalu/fonts/LICENSE-NotoSans.txt share/yalu/geodata/base/sources.csv share/yalu/fonts/NotoSans-Regular.ttf; do
  [ -s "$prefix/$file" ] || fail "$file is not installed"
done
[ ! -e "$prefix/share/yalu/geodata/recipe" ] || fail "the recipe is installed, but only its result belongs there"
desktop-file-validate "$prefix/share/applications/yalu.desktop"

# The source tree is still on this machine. A mark in the installed data shows that it is this copy that is read.
mark="marked by the install test"
/usr/bin/python3 - "$prefix/share/yalu/geodata/base/sources.csv" "$mark" <<'PYTHON'
import csv, sys
path, mark = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as opened:
    rows = list(csv.DictReader(opened))
for row in rows:
    row["attribution"] = mark
with open(path, "w", encoding="utf-8", newline="") as opened:
    writer = csv.DictWriter(opened, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
PYTHON

run() {
  (cd "$scratch" && env -i PATH=/usr/bin:/bin HOME="$scratch" "$prefix/bin/yalu" "$@")
}
run info >"$scratch/info.txt" || fail "yalu info failed"
grep -q "$mark" "$scratch/info.txt" || fail "yalu info does not read the installed data: $(cat "$scratch/info.txt")"

run render "$prefix/share/yalu/geodata/briefings/hanbyun-2024-01.briefing.json" --size a4 --dpi 96 -o "$scratch/page.png" ||
  fail "yalu render failed"
[ "$(head -c 8 "$scratch/page.png" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fail "page.png is not a PNG"

echo "installed, moved and run from \"moved place\""
