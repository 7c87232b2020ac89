#!/usr/bin/env bash
# Time and peak memory of one map, whole process, beside MapServer drawing comparable layers of the same data at the same
# size: land, neighbours, rivers, lakes, borders, the parties' areas with hatches, towns with labels. Alternating, in one
# run, so that what the machine does besides falls on both. MapServer is optional (make bench-deps).
#     usage: render.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$top/build/bench
rounds=${DEZMAP_BENCH_RUNS:-9}
mkdir -p "$work"

if ! [ -x /usr/bin/time ]; then
    echo "skipped: there is no /usr/bin/time, which knows peak memory (make bench-deps installs it)"
    exit 0
fi

# run NAME COMMAND...: one run; its seconds and KiB go to NAME.times
run() {
    local name=$1
    shift
    /usr/bin/time -f '%e %M' -a -o "$work/$name.times" "$@" >/dev/null 2>"$work/$name.log" ||
        { echo "$name failed:" >&2; cat "$work/$name.log" >&2; exit 1; }
}

# median NAME COLUMN
median() {
    sort -n -k"$2","$2" "$work/$1.times" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'
}

peer=
if command -v map2img >/dev/null && command -v ogr2ogr >/dev/null; then
    peer=mapserver
    printf 'CONFIG\nENV\nEND\nEND\n' >"$work/mapserver.conf"
    /usr/bin/python3 -W ignore "$top/tests/bench/mapserver.py" "$top/geodata/syria" "$work"
else
    echo "skipped: MapServer (make bench-deps installs map2img), or ogr2ogr, is not there"
fi

rm -f "$work"/*.times
for _ in $(seq "$rounds"); do
    for form in png svg pdf; do
        run "dezmap-$form" "$program" render --round 9 -o "$work/dezmap.$form"
        [ -z "$peer" ] || run "mapserver-$form" env MAPSERVER_CONFIG_FILE="$work/mapserver.conf" map2img -m "$work/syria-$form.map" -o "$work/mapserver.$form"
    done
done

echo "One map of round 9, 1600 x 1200, whole process, median of $rounds alternating runs:"
printf '%-6s %10s %10s %12s %12s %8s\n' form dezmap_s peer_s dezmap_MiB peer_MiB ratio
for form in png svg pdf; do
    ours=$(median "dezmap-$form" 1)
    our_mib=$(median "dezmap-$form" 2)
    if [ -n "$peer" ]; then
        theirs=$(median "mapserver-$form" 1)
        their_mib=$(median "mapserver-$form" 2)
    else
        theirs=- their_mib=-
    fi
    awk -v f="$form" -v a="$ours" -v b="$theirs" -v m="$our_mib" -v n="$their_mib" 'BEGIN {
        printf "%-6s %10.2f %10s %12.0f %12s %8s\n", f, a, b, m / 1024, n == "-" ? "-" : sprintf("%.0f", n / 1024),
               b == "-" || b == 0 ? "-" : sprintf("%.2f", a / b) }'
done
[ -z "$peer" ] || echo "ratio: time of dezmap over time of MapServer (map2img), which is handed finished areas and draws no page around the map"

# All rounds in one process each; MapServer draws one map as often as there are rounds.
series=${DEZMAP_BENCH_SERIES_RUNS:-5}
count=$("$program" rounds --format csv | tail -n +2 | wc -l)
for _ in $(seq "$series"); do
    run dezmap-series "$program" render --round all -o "$work/rounds/"
    [ -z "$peer" ] || run mapserver-series env MAPSERVER_CONFIG_FILE="$work/mapserver.conf" \
        map2img -c "$count" -m "$work/syria-png.map" -o "$work/mapserver.png"
done
echo "All $count rounds as PNG, 1600 x 1200, one process, median of $series alternating runs:"
awk -v a="$(median dezmap-series 1)" -v m="$(median dezmap-series 2)" \
    -v b="$([ -z "$peer" ] || median mapserver-series 1)" -v n="$([ -z "$peer" ] || median mapserver-series 2)" 'BEGIN {
    printf "dezmap %.2f s, %.0f MiB", a, m / 1024
    if (b) printf "; MapServer %.2f s, %.0f MiB; ratio %.2f", b, n / 1024, a / b
    print "" }'
