#!/usr/bin/env bats
# Bad data: one clear error with file and line, exit status 3, no output file.
load common

# The data set in ./set is refused with a message that holds each of the arguments.
refused() {
    expect 3 render -d set --round 9 -o map.png
    [ -z "$output" ]
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    for text in "$@"; do has "$stderr" "$text"; done
    [ ! -e map.png ]
}

@test "an unknown party" {
    copy_syria
    sed -i '112s/,government,\|,opposition,\|,sdf,/,oposition,/' set/control.csv
    refused "control.csv: line 112:" "party 'oposition' is none of" "opposition"
}

@test "an impossible date" {
    copy_syria
    sed -i '50s/2017-05-04/2018-13-01/' set/control.csv
    refused "control.csv: line 50:" "'2018-13-01'" "expected one like 2018-05-15"
}

@test "an id used twice" {
    copy_syria
    sed -i '7s/^[^,]*/idlib/; 9s/^[^,]*/idlib/' set/settlements.csv
    refused "settlements.csv: line" "id 'idlib' is used twice"
}

@test "a missing file" {
    copy_syria
    rm set/rounds.csv
    refused "rounds.csv" "there is no such file"
}

@test "no data set at all" {
    expect 3 rounds -d nowhere
    has "$stderr" "nowhere: there is no such folder"
    mkdir empty
    expect 3 rounds -d empty
    has "$stderr" "empty/dataset.ini"
}

@test "a position that is no number" {
    copy_syria
    python3 - <<'P'
import csv
rows = list(csv.reader(open("set/settlements.csv", encoding="utf-8")))
rows[20][rows[0].index("lon")] = "NaN"
csv.writer(open("set/settlements.csv", "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
P
    refused "settlements.csv: line 21:" "'NaN' in column 'lon' is no number"
}

@test "latitude and longitude swapped" {
    copy_syria
    python3 - <<'P'
import csv
rows = list(csv.reader(open("set/settlements.csv", encoding="utf-8")))
lon, lat = rows[0].index("lon"), rows[0].index("lat")
at = next(i for i, row in enumerate(rows) if row[0] == "douma")
rows[at][lon], rows[at][lat] = rows[at][lat], rows[at][lon]
csv.writer(open("set/settlements.csv", "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
print(at + 1, file=open("line", "w"))
P
    refused "settlements.csv: line $(cat line):" "would be inside with the two swapped"
}

@test "a CSV without a header" {
    copy_syria
    sed -i 1d set/zones.csv
    refused "zones.csv: line 1:" "there is no column 'id'"
}

@test "a missing field" {
    copy_syria
    sed -i '30s/,[^,]*$//' set/settlements.csv
    refused "settlements.csv: line 30:" "fields as in the header, found"
}

@test "an open quote, with the line where it opens" {
    copy_syria
    sed -i '30s/^/"/' set/settlements.csv
    refused "settlements.csv: line 30:" "follows the closing quote of the field that opens here"
    case $stderr in *more*) return 1 ;; esac # the rows that then name no settlement are not faults of their own
    cp "$SYRIA/settlements.csv" set/settlements.csv
    echo '"homs,10,' >> set/zone_notes.csv
    refused "zone_notes.csv: line $(wc -l < set/zone_notes.csv):" "the quote that opens here is never closed"
}

@test "several faults: the first is told and the others are counted" {
    copy_syria
    sed -i '50,52s/,[0-9]*-[0-9]*-[0-9]*,/,2018-13-01,/' set/control.csv
    refused "control.csv: line 50:" "(and 2 more)"
}

@test "a source that is not listed, and none at all" {
    copy_syria
    sed -i '12s/wikipedia-2017/wikipaedia/' set/settlements.csv
    refused "settlements.csv: line 12:" "source 'wikipaedia' is not listed in sources.csv"
}

@test "a path that leaves the data set's folder" {
    for path in ../land.geojson /etc/hostname; do
        rm -rf set
        copy_syria
        sed -i "s|^file=basemap/land.geojson|file=$path|" set/dataset.ini
        refused "dataset.ini: line" "'$path' lies outside the data set's folder"
    done
    rm -rf set
    copy_syria
    cp set/basemap/land.geojson outside.geojson
    ln -sf "$PWD/outside.geojson" set/basemap/land.geojson
    refused "'basemap/land.geojson' lies outside the data set's folder"
}

@test "a key that comes twice, and one that is unknown" {
    copy_syria
    sed -i 's/^reach_km=10/reach_km=10\nreach_km=11/' set/dataset.ini
    refused "dataset.ini: line" "comes twice"
    rm -rf set
    copy_syria
    sed -i 's/^reach_km=10/reach_km=10\nreach_m=11/' set/dataset.ini
    refused "dataset.ini: line" "[control] reach_m: there is no such setting"
}

@test "a base map that is no GeoJSON" {
    copy_syria
    echo '{"type":"FeatureCollection","features":[{"type":' > set/basemap/lakes.geojson
    refused "lakes.geojson"
}

@test "a coordinate system that no map can be drawn in" {
    copy_syria
    for crs in EPSG:99999 EPSG:4326; do
        sed -i "s|^crs=.*|crs=$crs|" set/dataset.ini
        refused "dataset.ini: line $(grep -n '^crs=' set/dataset.ini | cut -d: -f1): [map] crs: '$crs' is no projected"
    done
}

@test "land, coverage or extent that hold no settlement" {
    copy_syria
    python3 - <<'P'
import json
land = json.load(open("set/basemap/land.geojson"))
def swap(x):
    return [x[1], x[0]] if isinstance(x[0], (int, float)) else [swap(y) for y in x]
for feature in land["features"]:
    feature["geometry"]["coordinates"] = swap(feature["geometry"]["coordinates"])
json.dump(land, open("set/basemap/land.geojson", "w"))
P
    refused "dataset.ini: line" "settlements lie off the land; are its longitude and latitude swapped?"
    for key in coverage extent; do
        rm -rf set
        copy_syria
        sed -i "s|^$key=.*|$key=1,1,2,2|" set/dataset.ini
        expect 3 render -d set --round 9 -o map.png
        has "$stderr" "dataset.ini: line $(grep -n "^$key=" set/dataset.ini | cut -d: -f1):"
        [ ! -e map.png ]
    done
}

@test "a table that others refer to is not there" {
    copy_syria
    rm set/exchanges.csv
    refused "releases.csv: line 2: exchange 'exchange-1' is not known: the table that lists them is not there or has no row"
}

@test "rounds that run backwards, with their line" {
    copy_syria
    sed -i '7s/2017-09-14,2017-09-15/2017-06-14,2017-06-15/' set/rounds.csv
    refused "rounds.csv: line 7: round 6 is not later than round 5"
}

@test "ground of a zone that nobody is recorded to hold makes no figures" {
    copy_syria
    head -1 "$SYRIA/control.csv" > set/control.csv
    expect 0 status -d set --round 9 --format csv
    for zone in idlib homs ghouta south; do has "$output" "9,2018-05-15,$zone,no record,,,,,,"; done
    cp "$SYRIA/control.csv" set/control.csv
    sed -i '/^harasta,/d' set/control.csv
    expect 0 status -d set --round 6 --format csv
    has "$output" ",ghouta,no record,,,,,"
    has "$output" ",idlib,in force,"
}
