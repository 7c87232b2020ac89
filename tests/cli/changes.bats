#!/usr/bin/env bats
load common

# Checks JSON on stdin by a Python program of which `all` is the answer.
judge() {
    printf '%s' "$output" | python3 -c "
import json, sys
all = json.load(sys.stdin)
$1"
}

@test "changes has the columns of the contract" {
    expect 0 changes --from 9 --to 10 --format csv
    [ "${lines[0]}" = "from,to,zone,from_party,to_party,km2,settlements" ]
    has "$output" "2018-05-15,2018-07-31,homs,opposition,government,548.5,48"
    [ -z "$stderr" ]
}

@test "rounds and dates name the same ends" {
    expect 0 changes --from 9 --to 10 --format csv
    first=$output
    expect 0 changes --from 2018-05-15 --to 2018-07-31 --format csv
    [ "$first" = "$output" ]
}

@test "swapping the ends swaps from and to and leaves the km2" {
    expect 0 changes --from 6 --to 12 --format csv
    forward=$(tail -n +2 <<<"$output" | awk -F, -v OFS=, '{ print $2, $1, $3, $5, $4, $6, $7 }' | sort)
    expect 0 changes --from 12 --to 6 --format csv
    [ -n "$forward" ]
    [ "$forward" = "$(tail -n +2 <<<"$output" | sort)" ]
}

@test "the changes of a zone are the difference of what status says is held" {
    expect 0 status --all --format csv
    held=$output
    expect 0 changes --from 6 --to 14 --format csv
    for zone in idlib homs ghouta south; do
        awk -F, -v z=$zone '
            FNR == NR { if ($3 == z && $1 == 6) a = $6; if ($3 == z && $1 == 14) c = $6; next }
            $3 == z && $5 == "opposition" { net += $6; n++ }
            $3 == z && $4 == "opposition" { net -= $6; n++ }
            END { d = c - a - net; slack = 0.05 * (n + 2) + 1e-9; exit !(n > 0 && d <= slack && d >= -slack) }
        ' <(echo "$held") <(echo "$output") || { echo "$zone"; return 1; }
    done
}

@test "a day without a record is not comparable" {
    expect 0 changes --from 1 --to 6 --format csv
    [ "${lines[1]}" = "2017-01-24,2017-09-15,,,,," ]
    [ "${#lines[@]}" -eq 2 ]
    expect 0 changes --from 1 --to 6
    has "$output" "Not comparable: there is no record on 24 January 2017."
    expect 0 changes --from 22 --to 2024-11-27 --format json
    judge 'assert len(all) == 1 and all[0]["comparable"] is False and all[0]["changes"] is None and all[0]["front_to_km"] is None'
}

@test "all compares every round with the next" {
    expect 0 changes --all --format json
    judge '
assert len(all) == 21
assert [c["from_round"] for c in all] == list(range(1, 22)) and [c["to_round"] for c in all] == list(range(2, 23))
assert [c["comparable"] for c in all] == [False] * 3 + [True] * 18
assert all[-1]["changes"] == [] and "No recorded ground changed hands" in all[-1]["text"]'
}

@test "JSON tells settlements with day, basis and source, crossings and exchanges" {
    expect 0 changes --from 10 --to 11 --format json
    judge '
one = all[0]
keys = "from to zone from_party to_party km2 settlements".split()
assert one["changes"] and [list(row) == keys for row in one["changes"]]
assert sum(row["settlements"] for row in one["changes"]) == len(one["settlements"])
for place in one["settlements"]:
    assert list(place) == "id zone from_party to_party day basis source".split()
    assert "2018-07-31" < place["day"] <= one["to"] and place["source"]
    assert place["basis"] in ("reported", "inferred", "recalled")
nasib = [c for c in one["crossings"] if c["id"] == "nasib"]
assert [(c["from_status"], c["to_status"]) for c in nasib] == [("closed", "open")], one["crossings"]
assert [e["id"] for e in one["exchanges"]] == ["exchange-1"], one["exchanges"]
assert one["exchanges"][0]["released"] == {"government": 10, "opposition": 10}
assert [(c["day"], c["precision"]) for c in nasib] == [("2018-10-15", "day")], nasib
assert one["exchanges"][0]["precision"] == "day"'
}

@test "a day that is known to the month or the year is said so, in words and in JSON" {
    for way in "--from 14 --to 15" "--from 15 --to 14"; do
        expect 0 changes $way --format json
        judge '
one = {c["id"]: c for c in all[0]["crossings"]}
assert (one["abu-al-zandin"]["day"], one["abu-al-zandin"]["precision"]) == ("2020-03-15", "month"), one
assert (one["al-eis"]["day"], one["al-eis"]["precision"]) == ("2020-02-08", "day"), one
assert "(March 2020)" in all[0]["text"] and "(8 February 2020)" in all[0]["text"]
assert "15 March" not in all[0]["text"], all[0]["text"]'
    done
    expect 0 changes --from 2019-04-01 --to 2019-05-01 --format json
    judge '
assert [(e["id"], e["precision"]) for e in all[0]["exchanges"]] == [("exchange-3", "day"), ("swap-al-eis", "year")]
assert "Exchanges of detainees: 22 April 2019, 2019." in all[0]["text"], all[0]["text"]'
}

@test "events tell of crossings and exchanges on days when no ground changed hands" {
    expect 0 changes --from 20 --to 22 --events --format json
    judge '
days = [(c["to"], [(p["id"], p["from_status"], p["to_status"]) for p in c["crossings"]]) for c in all]
def zandin(before, after): return [("abu-al-zandin", before, after)]
assert days == [("2024-06-27", zandin("exchanges only", "open")), ("2024-06-28", zandin("open", "closed")),
                ("2024-08-18", zandin("closed", "open")), ("2024-08-20", zandin("open", "closed")),
                ("2024-10-23", zandin("closed", "open")), ("2024-10-26", zandin("open", "closed"))], days'
    expect 0 changes --from 17 --to 18 --events --format json
    judge 'assert [[e["id"] for e in c["exchanges"]] for c in all] == [["exchange-7"]], all'
}

@test "arrangements that began or ended are told with their day, either way round" {
    expect 0 changes --from 10 --to 11 --format json
    judge '
assert [(a["id"], a["change"], a["day"]) for a in all[0]["arrangements"]] == [
    ("sochi-15", "began", "2018-09-17"), ("sochi-20", "began", "2018-09-17")]
assert all[0]["text"].count("Came into effect on 17 September 2018: Demilitarised zone") == 1'
    expect 0 changes --from 15 --to 14 --format json
    judge '
assert [(a["id"], a["change"], a["day"]) for a in all[0]["arrangements"]] == [
    ("sochi-15", "began", "2020-03-05"), ("sochi-20", "began", "2020-03-05"), ("m4-corridor", "ended", "2020-03-05")]'
    expect 0 changes --from 14 --to 15 --format json
    judge '
assert [a["change"] for a in all[0]["arrangements"]] == ["ended", "ended", "began"]
assert "Ended on 5 March 2020: Demilitarised zone" in all[0]["text"]'
    expect 0 changes --from 2018-09-18 --to 11 --format json
    judge 'assert all[0]["arrangements"] == []'
}

@test "events tell a day on which a crossing opened and no ground changed" {
    expect 0 changes --from 2018-10-14 --to 2018-10-16 --events --format json
    judge '
assert [c["to"] for c in all] == ["2018-10-15"], [c["to"] for c in all]
assert [c["id"] for c in all[0]["crossings"]][0] and all[0]["changes"] == []'
}

@test "events lists every change with its day, and they add up to the whole" {
    expect 0 changes --from 9 --to 10 --format json
    whole=$output
    expect 0 changes --from 9 --to 10 --events --format json
    printf '%s\n%s' "$whole" "$output" | python3 -c '
import collections, datetime, json, sys
text = sys.stdin.read()
whole, end = json.JSONDecoder().raw_decode(text)
events = json.loads(text[end:])
def net(all):
    sums = collections.Counter()
    for c in all:
        for row in c["changes"]:
            sums[row["zone"], row["from_party"]] -= row["km2"]
            sums[row["zone"], row["to_party"]] += row["km2"]
    return sums
assert len(events) > 5
for c in events:
    day = datetime.date.fromisoformat(c["to"])
    assert datetime.date.fromisoformat(c["from"]) == day - datetime.timedelta(1)
    assert "2018-05-15" < c["to"] <= "2018-07-31"
    assert c["settlements"] or c["crossings"] or c["exchanges"] or c["arrangements"]
    assert all(place["day"] == c["to"] for place in c["settlements"])
a, b = net(whole), net(events)
assert all(abs(a[k] - b[k]) <= 0.05 * (len(events) * 4 + 2) for k in set(a) | set(b)), (a, b)
first = {place["id"] for place in whole[0]["settlements"]}
assert first <= {place["id"] for c in events for place in c["settlements"]}
'
}

@test "the changed ground as GeoJSON has the area that the table says" {
    need_gdal_python
    expect 0 changes --from 9 --to 14 --format geojson
    printf '%s' "$output" >ground.geojson
    expect 0 changes --from 9 --to 14 --format csv
    printf '%s\n' "$output" >table.csv
    "$GDAL_PYTHON" - <<'P'
import csv
from osgeo import ogr, osr
ogr.UseExceptions()
plane = osr.SpatialReference(); plane.ImportFromProj4("+proj=laea +lat_0=35 +lon_0=37 +datum=WGS84")
wgs84 = osr.SpatialReference(); wgs84.ImportFromProj4("+proj=longlat +datum=WGS84")
to_plane = osr.CoordinateTransformation(wgs84, plane)
want = {(r["zone"], r["from_party"], r["to_party"]): float(r["km2"]) for r in csv.DictReader(open("table.csv"))}
file = ogr.Open("ground.geojson")
layer = file.GetLayer(0)
assert layer.GetFeatureCount() == sum(1 for km2 in want.values() if km2 > 0) > 3
for feature in layer:
    key = tuple(feature[name] or "" for name in ("zone", "from_party", "to_party"))
    shape = feature.GetGeometryRef()
    assert shape.IsValid(), key
    shape.Transform(to_plane)
    km2 = shape.GetArea() / 1e6
    assert abs(km2 - want[key]) < 0.06 + want[key] * 1e-5, (key, km2, want[key])
    assert abs(feature["km2"] - want[key]) < 1e-9
P
}

@test "words are said in the language asked for" {
    for lang in ar tr ru fr; do
        expect 0 changes --from 9 --to 10 --lang $lang
        has "$output" "548"
        case $output in *Between* | *"Front lines:"*) return 1 ;; esac
    done
}

@test "--map draws the map that render --compare draws" {
    expect 0 changes --from 9 --to 10 --map a.png
    expect 0 render --round 10 --compare 9 -o b.png
    cmp a.png b.png
}

@test "what cannot be asked is said" {
    expect 2 changes --from 99
    has "$stderr" "there is no round '99'"
    expect 2 changes --all --from 3
    has "$stderr" "--all excludes"
    expect 2 changes --map map.gif
    has "$stderr" "--map 'map.gif'"
    expect 2 status --format geojson
    has "$stderr" "none of table, csv, json"
}

@test "pairs gives every round with every later one, as each pair by itself" {
    expect 0 changes --pairs --format csv
    [ "$(wc -l <<<"$output")" = 232 ]
    [ "$(head -1 <<<"$output")" = from,to,km2 ]
    has "$output" '2017-05-04,2017-07-05,0.0'
    pair=$(grep '^2018-05-15,2019-12-11,' <<<"$output")
    expect 0 changes --from 9 --to 14 --format csv
    sum=$(tail -n +2 <<<"$output" | awk -F, '{s += $6} END {printf "%.1f", s}')
    awk -v a="${pair##*,}" -v b="$sum" 'BEGIN {exit !(a > 1000 && (a - b) ^ 2 < 0.2 ^ 2)}'
    expect 2 changes --pairs --from 3
    expect 2 changes --pairs --format geojson
}
