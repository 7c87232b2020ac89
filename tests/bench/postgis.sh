#!/bin/bash
# The tables of changes between 22 rounds beside PostGIS, when a server answers where PGHOST, PGDATABASE and so on say
# (as for psql); the user must be allowed to make a temporary table, the database needs the extension postgis.
# From polygons in memory on our side, in a table with an index on theirs; loading them is not counted.
# usage: postgis.sh BUILD ROUNDS.wkbs
set -euo pipefail
if ! psql -qAtXc 'select postgis_lib_version()' >/dev/null 2>&1; then
    echo "postgis: no server with the extension answers to psql: not measured"
    exit 0
fi
load() {
    /usr/bin/python3 - "$1" <<'P'
import struct, sys
data, at = open(sys.argv[1], "rb").read(), 0
while at < len(data):
    number, zone, length = struct.unpack_from("<iii", data, at)
    print(number, zone, data[at + 12:at + 12 + length].hex(), sep="\t")
    at += 12 + length
P
}
"$1/tests/bench/changes" "$2" 0 0 2
{
    echo "create temporary table zones (round int, zone int, geom geometry);"
    echo "copy zones from stdin;"
    load "$2"
    echo "\\."
    echo "update zones set geom = ST_SetSRID(geom, 4326);"
    echo "create index on zones using gist (geom); create index on zones (round); analyze zones;"
    echo "\\timing on"
    for _ in 1 2; do
        echo "select sum(ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)::geography)) / 1e6 from zones a
              join zones b on b.round = a.round + 1 and b.zone <> a.zone and a.geom && b.geom;"
    done
} | psql -qAtX | awk '/^Time/ {printf "%s: PostGIS %.3f s, %.4f km2 changed\n", name, $2 / 1000, km2; next} {km2 = $1}' name="$2"
"$1/tests/bench/changes" "$2" 0 0 1
