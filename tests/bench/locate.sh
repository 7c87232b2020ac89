#!/bin/bash
# Point location beside GEOS in memory (locate.c), then whole processes: ten million CSV rows by date beside mawk that
# appends three constants to them, and one place beside ogrinfo.
# usage: locate.sh BUILD     (the folder with dezmap and tests/bench/locate; data go to build/bench and are kept there)
#
# The data of the first two are 30 zones of 50,000 and a million vertices, those of the third the world's 4,556
# provinces (Natural Earth, in Debian's qgis-common).
set -euo pipefail
data=build/bench
mkdir -p $data
for set in 50k 1m; do
    [ -s $data/r01_$set.wkbs ] || SETS=$set /usr/bin/python3 tests/bench/gen.py $data
done
"$1/tests/bench/locate" $data/r01_50k.wkbs syria:10000000
"$1/tests/bench/locate" $data/r01_1m.wkbs syria:10000000
"$1/tests/bench/locate" /usr/share/qgis/resources/data/world_map.gpkg world:10000000

rows=$data/rows_10m.csv
[ -s $rows ] || /usr/bin/python3 tests/bench/genrows.py $rows
cat $rows >/dev/null
echo "ten million rows of CSV by date, into cat; mawk appends three constants:"
hyperfine --style basic --warmup 1 --runs 5 "$1/dezmap locate -q --points $rows | cat >/dev/null" \
    "mawk '{ print \$0 \",idlib,in force,opposition\" }' $rows | cat >/dev/null"
echo "one place, whole process; ogrinfo answers it from a GeoPackage of the same faces:"
faces=$data/faces.gpkg
[ -s $faces ] || ogr2ogr $faces "$1/syria.gpkg" faces
hyperfine --style basic --shell none --warmup 3 --runs 30 "$1/dezmap locate 36.8 35.86 --round 9 --format csv" \
    "$1/dezmap locate 36.8 35.86 --format csv" "ogrinfo -q $faces faces -spat 36.8 35.86 36.8 35.86"
