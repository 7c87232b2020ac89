#!/usr/bin/env bats
# Each rule of docs/dataset.md with a small wrong data set that makes it speak: the set that `init` writes, spoilt.
load common

# A fresh small data set in ./set.
fresh() {
    rm -rf set
    "$DEZMAP" init -q set
}

# The line of file $1 that begins with $2.
line_of() {
    grep -n "^$2" "set/$1" | head -n 1 | cut -d: -f1
}

# `check` finds an error of rule $1 in file $2, line $3 (empty: none), and ends with 1; the other commands refuse the set.
error() {
    expect 1 check set --format csv
    has "$output" "error,$1,set/$2,$3,"
    expect 3 status -d set
    has "$stderr" "set/$2:${3:+ line $3:}"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
}

# `check` warns by rule $1 in file $2, line $3, and ends with 0, with --strict 1; the other commands go on.
warning() {
    expect 0 check set --format csv
    has "$output" "warning,$1,set/$2,$3,"
    case $output in *error,*) return 1 ;; esac
    expect 1 check set --strict -q
    expect 0 status -d set
}

@test "the shipped set has no error, and only the warnings that the documents explain" {
    expect 0 check "$SYRIA" --format csv
    [ "${lines[0]}" = "severity,rule,file,line,text" ]
    [ "$(grep -c '^warning,off-land,' <<<"$output")" -eq 2 ]
    [ "${#lines[@]}" -eq 3 ]
    for place in fortified-defensive-base ziyarete; do
        has "$output" "'$place' lies"
        grep -q "$place" "$TOP/docs/dataset.md"
    done
    expect 1 check "$SYRIA" --strict
    expect 0 check
    has "$stderr" "0 errors, 2 warnings"
}

@test "init writes a set that passes check strictly, has every table, and renders" {
    expect 0 init set
    expect 0 check set --strict
    [ -z "$output" ]
    has "$stderr" "0 errors, 0 warnings"
    expect 0 render -d set --round all -o set/maps/
    [ "$(ls set/maps | tr '\n' ' ')" = "round-01.png round-02.png round-03.png " ]
    for table in rounds zones zone_notes settlements control crossings crossing_status exchanges releases posts sources; do
        [ "$(wc -l < set/$table.csv)" -ge 2 ]
    done
    expect 0 status -d set --all --format csv
    has "$output" "3,2020-11-10,east,ended,"
}

@test "init touches nothing that is there, and takes an empty folder" {
    expect 2 init
    mkdir full empty
    echo precious > full/notes
    expect 3 init full
    has "$stderr" "full: is there and not an empty folder"
    [ "$(ls full)" = notes ]
    expect 3 init full/notes
    expect 0 init empty
    expect 0 check empty
}

@test "init into a folder that cannot be written to leaves nothing" {
    expect 3 init /proc/set # where not even root may
    [ "$(id -u)" -ne 0 ] || return 0 # what follows forbids root nothing
    mkdir locked
    chmod 555 locked
    expect 3 init locked/set
    chmod 755 locked
    [ -z "$(ls locked)" ]
}

@test "check takes the set as argument or by -d, not both, and says when there is none" {
    fresh
    expect 0 check -d set
    expect 2 check set -d set
    expect 2 check set set
    expect 3 check nowhere
    has "$stderr" "nowhere: there is no such folder"
}

@test "check tells every fault, as JSON too" {
    fresh
    sed -i 's/,south,2020-01-15/,sauth,2020-01-15/' set/control.csv
    sed -i '$s/2020/20/' set/exchanges.csv
    expect 1 check set --format json
    printf '%s' "$output" | python3 -c '
import json, sys
rows = json.load(sys.stdin)
assert [list(row) for row in rows] == ["severity rule file line text".split()] * len(rows)
rules = [row["rule"] for row in rows]
assert rules.count("unknown-party") == 6 and rules.count("impossible-date") == 1, rules
assert all(isinstance(row["line"], int) for row in rows if row["rule"] == "unknown-party")
'
}

@test "bad-ini, bad-setting, no-parties, missing-layer, path-outside" {
    fresh
    echo 'crs=EPSG:32625' >> set/dataset.ini
    sed -i 's/^holds=no/holds=no\nholds=no/' set/dataset.ini
    error bad-ini dataset.ini "$(($(line_of dataset.ini holds=no) + 1))"
    fresh
    sed -i 's/^reach_km=20/reach_km=wide/' set/dataset.ini
    error bad-setting dataset.ini "$(line_of dataset.ini reach_km)"
    fresh
    sed -i '/^\[party/,/^holds/d' set/dataset.ini
    expect 1 check set --format csv
    has "$output" "error,no-parties,set/dataset.ini,"
    fresh
    sed -i '/^\[layer land/,$d' set/dataset.ini
    error missing-layer dataset.ini ""
    fresh
    sed -i 's|^file=basemap|file=../set/basemap|' set/dataset.ini
    error path-outside dataset.ini "$(line_of dataset.ini file=)"
}

@test "missing-file, unreadable, malformed-csv, missing-column, unknown-column" {
    fresh
    rm set/control.csv
    error missing-file control.csv ""
    fresh
    echo 'no GeoJSON' > set/basemap/land.geojson
    error unreadable basemap/land.geojson ""
    fresh
    sed -i '3s/^/"/' set/control.csv
    error malformed-csv control.csv 3
    fresh
    sed -i '1s/basis/basics/' set/control.csv
    error missing-column control.csv 1
    fresh
    sed -i '1s/name_fr/nom/' set/zones.csv
    warning unknown-column zones.csv 1
}

@test "no-rounds, no-settlements, empty-field, duplicate-id" {
    fresh
    sed -i '2,$d' set/rounds.csv set/zone_notes.csv
    error no-rounds rounds.csv ""
    fresh
    sed -i '2,$d' set/settlements.csv set/control.csv
    error no-settlements settlements.csv ""
    fresh
    sed -i '4s/^[^,]*,[^,]*/&/; 4s/,[^,]*/,/' set/settlements.csv
    error empty-field settlements.csv 4
    fresh
    sed -i '5s/^[^,]*/ash-mill/' set/settlements.csv
    error duplicate-id settlements.csv 5
}

@test "bad-number: a word, NaN, infinity, out of range" {
    for value in north NaN inf 1e400 -190; do
        fresh
        sed -i "2s/-30.17/$value/" set/settlements.csv
        error bad-number settlements.csv 2
    done
    fresh
    sed -i '0,/-29.4/s/\[-29.4[0-9]*,/[1e999,/' set/basemap/land.geojson
    error bad-number basemap/land.geojson ""
}

@test "impossible-date, backward-date" {
    fresh
    sed -i '3s/2020-01-01/2020-02-30/' set/control.csv
    error impossible-date control.csv 3
    fresh
    sed -i '2s/2020-01-20/2020-01-22/' set/rounds.csv
    error backward-date rounds.csv 2
    fresh
    sed -i '3s/,,/,2020-06-01,/' set/rounds.csv
    error backward-date rounds.csv 3
    fresh
    sed -i 's/,2020-02-01,2020-09-30/,2020-02-01,2020-01-02/' set/zones.csv
    error backward-date zones.csv 3
    fresh
    sed -i '2s/2020-02-10,/2020-02-10,2020-02-09/' set/posts.csv
    error backward-date posts.csv 2
    fresh
    sed -i '3s/2020-01-15/2019-12-31/' set/control.csv
    error backward-date control.csv 3
    fresh
    sed -i '1s/,to,/,to,encircled,/; 2s/,2020-02-10,,/,2020-02-10,,2020-02-09,/' set/posts.csv
    error backward-date posts.csv 2
    sed -i '2s/2020-02-09/2020-02-11/' set/posts.csv
    expect 0 check set --strict
}

@test "overlapping-episodes: of a settlement, of a crossing" {
    fresh
    line=$(grep -n '^green-vale,2020-05-11' set/control.csv | cut -d: -f1)
    sed -i "${line}s/2020-05-11/2020-01-01/" set/control.csv
    error overlapping-episodes control.csv "$line"
    fresh
    sed -i '3s/2020-08-01/2020-02-01/' set/crossing_status.csv
    error overlapping-episodes crossing_status.csv 3
}

@test "unknown-party, -zone, -round, -settlement, -crossing, -exchange, -word" {
    fresh
    sed -i '3s/,south,/,sauth,/' set/control.csv
    error unknown-party control.csv 3
    fresh
    sed -i '3s/,south,/,mission,/' set/control.csv
    error unknown-party control.csv 3
    fresh
    sed -i '4s/,east,/,oast,/' set/settlements.csv
    error unknown-zone settlements.csv 4
    fresh
    sed -i '2s/east,2/east,7/' set/zone_notes.csv
    error unknown-round zone_notes.csv 2
    fresh
    sed -i '3s/^[^,]*/atlantis/' set/control.csv
    error unknown-settlement control.csv 3
    fresh
    sed -i '3s/ford-gate/fort-gate/' set/crossing_status.csv
    error unknown-crossing crossing_status.csv 3
    fresh
    sed -i '3s/exchange-1/exchange-2/' set/releases.csv
    error unknown-exchange releases.csv 3
    fresh
    sed -i '3s/reported/rumoured/' set/control.csv
    error unknown-word control.csv 3
    fresh
    sed -i '3s/,month,/,week,/' set/crossing_status.csv
    error unknown-word crossing_status.csv 3
    fresh
    sed -i '1s/,date,/,date,precision,/; 2s/2020-10-20/&,week/' set/exchanges.csv
    error unknown-word exchanges.csv 2
    fresh
    sed -i '1s/,from,/,from,from_precision,/; 2s/2020-02-10/&,week/' set/posts.csv
    error unknown-word posts.csv 2
}

@test "unknown-episode: something inferred, or inferred from, what nobody is on record for" {
    fresh
    printf 'settlement,from,neighbour,since\ngreen-vale,2020-05-11,ash-mill,2020-01-01\n' > set/inferences.csv
    expect 0 check set --strict
    echo 'green-vale,2020-05-11,ash-mill,2020-01-02' >> set/inferences.csv
    warning unknown-episode inferences.csv 3
    sed -i '3s/.*/green-vale,2020-05-12,ash-mill,2020-01-01/' set/inferences.csv
    warning unknown-episode inferences.csv 3
    sed -i '3s/.*/green-vale,2020-05-11,atlantis,2020-01-01/' set/inferences.csv
    error unknown-settlement inferences.csv 3
}

@test "unlisted-source, unused-source" {
    fresh
    sed -i '3s/report-1/report-9/' set/control.csv
    error unlisted-source control.csv 3
    fresh
    sed -i '3s/report-1//' set/control.csv
    error unlisted-source control.csv 3
    fresh
    echo 'gossip,Gossip,,,,' >> set/sources.csv
    warning unused-source sources.csv 6
}

@test "swapped-position, same-spot, off-land" {
    fresh
    sed -i '2s/-30.17,45.11/45.11,-30.17/' set/settlements.csv
    error swapped-position settlements.csv 2
    fresh
    sed -i '3s/-29.86,45.12/-30.17,45.11/' set/settlements.csv
    error same-spot settlements.csv 3
    fresh
    sed -i '2s/45.11/44.77/' set/settlements.csv
    warning off-land settlements.csv 2
    expect 0 check set --format csv
    has "$output" "km off the land; its precision is 1 km and the land's 1 km"
}

@test "off-land passes what the precision allows" {
    fresh
    sed -i '2s/45.11,settlement,,3,1/44.84,settlement,,3,9/' set/settlements.csv
    expect 0 check set --strict
}

@test "no-ground: coverage, or land, where no settlement stands" {
    fresh
    sed -i 's/^coverage=.*/coverage=10,10,11,11/' set/dataset.ini
    error no-ground dataset.ini "$(line_of dataset.ini coverage=)"
    fresh
    polygon '[[1,1],[2,1],[2,2],[1,2],[1,1]]' > set/basemap/land.geojson
    expect 1 check set --format csv
    has "$output" "error,no-ground,"
}

@test "no-holder, off-record, empty-zone" {
    fresh
    sed -i '/^ash-mill/d' set/control.csv
    warning no-holder settlements.csv 2
    fresh
    line=$(line_of control.csv ash-mill)
    sed -i "${line}s/2020-01-01/2020-01-09/" set/control.csv
    warning no-holder control.csv "$line"
    fresh
    line=$(grep -n '^green-vale,2020-05-11' set/control.csv | cut -d: -f1)
    sed -i "${line}s/2020-05-11/2021-05-11/" set/control.csv
    warning off-record control.csv "$line"
    fresh
    echo 'far,Far area,,north,2020-01-21,,,,talks' >> set/zones.csv
    warning empty-zone zones.csv ""
}

# A layer of polygons: $1 is its coordinates.
polygon() {
    echo '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Nearby"},"geometry":' \
        "{\"type\":\"Polygon\",\"coordinates\":[$1]}}]}"
}

@test "invalid-polygon: an error in the land, a warning elsewhere; bad-geometry" {
    fresh
    polygon '[[-31,44],[-29,46],[-29,44],[-31,46],[-31,44]]' > set/basemap/land.geojson
    error invalid-polygon basemap/land.geojson ""
    has "$stderr" "Self-intersection"
    fresh
    polygon '[[-30.2,45.3],[-30,45.4],[-30,45.3],[-30.2,45.4],[-30.2,45.3]]' > set/basemap/lakes.geojson
    printf '[layer lakes]\nfile=basemap/lakes.geojson\nprecision_km=1\nlicence=CC0 1.0\ncredit=invented\n' >> set/dataset.ini
    warning invalid-polygon basemap/lakes.geojson ""
    fresh
    echo '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-30,45]}}' > set/basemap/land.geojson
    error bad-geometry basemap/land.geojson ""
}

@test "overlapping-polygons names both and how much they share" {
    fresh
    # 0.1 by 0.1 degree about 45.25 N, 30.05 W: 87.25 km2 by the authalic formula
    polygon '[[-30.1,45.2],[-30,45.2],[-30,45.3],[-30.1,45.3],[-30.1,45.2]]' > set/basemap/neighbours.geojson
    printf '[layer neighbours]\nfile=basemap/neighbours.geojson\nprecision_km=1\nlicence=CC0 1.0\ncredit=invented\n' >> set/dataset.ini
    warning overlapping-polygons basemap/neighbours.geojson ""
    expect 0 check set --format csv
    has "$output" "('Nearby') lies over feature 1 ('Example Island') of land by 87.2 km2"
}

# The settlements as a Shapefile, set/shape/places.shp, without a coordinate system.
as_shapefile() {
    mkdir set/shape
    ogr2ogr -f "ESRI Shapefile" set/shape/places.shp set/settlements.csv -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat \
        -oo KEEP_GEOM_COLUMNS=NO "$@"
    rm -f set/shape/places.prj
    printf '[table settlements]\nfile=shape/places.%s\nprecision_km=precision_\n' "$(ls set/shape | grep -q shp && echo shp || echo dbf)" \
        >> set/dataset.ini
}

@test "a table may be another file, with columns of other names" {
    fresh
    as_shapefile -a_srs EPSG:4326
    ogr2ogr -f "ESRI Shapefile" set/shape/places.shp set/settlements.csv -oo X_POSSIBLE_NAMES=lon \
        -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326
    expect 0 status -d set --all --format csv
    [ "${#lines[@]}" -eq 7 ]
}

@test "bad-setting: [table NAME] with a column that the table has not, or that the file has not" {
    fresh
    as_shapefile -a_srs EPSG:4326
    ogr2ogr -f "ESRI Shapefile" set/shape/places.shp set/settlements.csv -oo X_POSSIBLE_NAMES=lon \
        -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326
    sed -i 's/^precision_km=precision_/presicion_km=precision_/' set/dataset.ini
    expect 1 check set --format csv
    line=$(line_of dataset.ini presicion_km)
    has "$output" "error,bad-setting,set/dataset.ini,$line,\"[table settlements] presicion_km: expected file, layer or a column"
    sed -i 's/^presicion_km=precision_/precision_km=precision_\nnote=remark/' set/dataset.ini
    line=$(line_of dataset.ini note=)
    error bad-setting dataset.ini "$line"
    has "$stderr" "[table settlements] note: expected the name of a column of shape/places.shp, which has no 'remark'"
    sed -i 's/^\[table settlements\]/[table setlements]/' set/dataset.ini
    error bad-setting dataset.ini "$(line_of dataset.ini '\[table setl')"
    has "$stderr" "there is no table 'setlements'; there are rounds, zones,"
}

@test "missing-crs, bad-position: a table of points without a coordinate system, or without points" {
    fresh
    as_shapefile
    error missing-crs shape/places.shp ""
    has "$stderr" "row 1:"
    fresh
    as_shapefile -nlt NONE
    error bad-position shape/places.dbf ""
}

@test "unknown-line: a rule that measures from what is not there" {
    fresh
    echo 'id,name,rule,line,distance_km,from,to,source
strip,Strip,inside,front:nowhere,5,2020-02-01,,talks' > set/arrangements.csv
    error unknown-line arrangements.csv 2
    sed -i 's/front:nowhere/front:west/' set/arrangements.csv
    expect 0 check set --strict
    expect 0 render -d set -o map.png
}

@test "every rule of the loader is in the documents" {
    written=$(cat "$TOP"/src/load/*.c | tr -d '\n' |
        grep -oE '(fault|warn)\([a-z>-]+, *"[a-z]+-[a-z-]+"|"(unreadable|unknown-[a-z]+)"' | grep -oE '"[a-z-]+"$' | tr -d '"' | sort -u)
    [ "$(wc -w <<<"$written")" -gt 25 ]
    for rule in $written; do
        grep -qE "(^|[ ,|])$rule|unknown-party.*, -${rule#unknown-}" "$TOP/docs/dataset.md" || { echo "$rule"; return 1; }
    done
}

@test "every column that the loader knows is in the documents, with its table" {
    python3 - "$TOP" <<'P'
import re, sys
source = open(sys.argv[1] + "/src/load/columns.c", encoding="utf-8").read()
document = open(sys.argv[1] + "/docs/dataset.md", encoding="utf-8").read()
listed = source[source.index("TABLES[] = {"):source.index("};")]
tables = {name: re.sub(r'["*]', "", columns).split()
          for name, columns in re.findall(r'\{"(\w+)",\s*((?:"[^"]*"\s*)+)\}', listed)}
assert len(tables) >= 14, tables
for name, columns in tables.items():
    section = re.search(r"^### %s\.csv\n(.*?)^###? " % name, document, re.M | re.S)
    assert section, name
    told = {column.strip("* ") for row in re.findall(r"^\| ([^|]+) \|", section.group(1), re.M) for column in row.split(",")}
    assert set(columns) <= told, (name, set(columns) - told)
    assert told - {"column", "---"} <= set(columns), (name, told - set(columns))
P
}

@test "every rule of the documents is made to speak here" {
    python3 - "$TOP" <<'P'
import re, sys
document = open(sys.argv[1] + "/docs/dataset.md", encoding="utf-8").read().split("## Rules")[1]
tests = "".join(open(f"{sys.argv[1]}/tests/cli/{name}.bats", encoding="utf-8").read() for name in ("check", "polygons"))
rules = []
for row in re.findall(r"^\| ([^|]+) \| (?:error|warning)", document, re.M):
    names = [name.strip() for name in row.split(",")]
    rules += [name if not name.startswith("-") else names[0].split("-")[0] + name for name in names]
assert len(rules) > 30, rules
silent = [rule for rule in rules if not re.search(r'(error|warning)[ ,]%s\b|"%s"' % (rule, rule), tests)]
assert not silent, silent
P
}
