#!/bin/bash
# A series of 770 daily snapshots of one front line: steps of opening and building, then the time of all successive
# changes and of all 296,065 pairs over that of opening alone.
# usage: daily.sh PROGRAM     (data go to build/bench and are kept there)
set -euo pipefail
set=build/bench/daily
[ -s $set/front.geojson ] || /usr/bin/python3 tests/bench/gendaily.py $set
"$1" status -v -q -d $set --round latest 2>&1 >/dev/null | sed "s/^dezmap/daily/"
seconds() {
    local from=$EPOCHREALTIME
    "$@" >/dev/null
    awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN {print b - a}'
}
for turn in 1 2 3; do
    one=$(seconds "$1" changes -d $set --format csv)
    all=$(seconds "$1" changes -d $set --all --format csv)
    pairs=$(seconds "$1" changes -d $set --pairs --format csv)
    awk -v o="$one" -v a="$all" -v p="$pairs" -v t=$turn 'BEGIN {
        printf "daily: turn %d: one change %.2f s, all 769 successive %.2f s more, totals of 296,065 pairs %.2f s more\n", t, o, a - o, p - o}'
done
