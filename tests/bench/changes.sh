#!/bin/bash
# From polygons in memory to the tables of changes between 22 rounds, beside GEOS pairwise overlays in C (changes.c).
# usage: changes.sh BUILD     (the folder with tests/bench/changes; data go to build/bench and are kept there)
#
# Known: 28,864.0854 km2 changed over the 21 pairs of rounds_50k (geodesic edges; edges straight in longitude and
# latitude give 0.0007 less). rounds_50kj is the same re-digitised, about 20 m off; its figure must be within 0.5 %.
set -euo pipefail
data=build/bench
mkdir -p $data
for set in 50k 1m; do
    [ -s $data/rounds_$set.wkbs ] || SETS=$set /usr/bin/python3 tests/bench/gen.py $data
done
[ -s $data/rounds_50kj.wkbs ] || /usr/bin/python3 tests/bench/genjit.py $data 50k
"$1/tests/bench/changes" $data/rounds_50k.wkbs 0 21 3
"$1/tests/bench/changes" $data/rounds_50kj.wkbs 50 2 2
"$1/tests/bench/changes" $data/rounds_1m.wkbs 0 1 2
