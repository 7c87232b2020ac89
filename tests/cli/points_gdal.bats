#!/usr/bin/env bats
# Places in formats that GDAL reads, and into those that it writes; ogr2ogr and ogrinfo are the second source.
load common

# A table of a few hundred random places with dates, and what the stream answers.
table() {
    command -v ogr2ogr >/dev/null || skip "ogr2ogr is not installed"
    python3 - <<'P'
import random
random.seed(9)
with open("rows.csv", "w") as out:
    out.write("id,lon,lat,event_date\n")
    for i in range(300):
        out.write(f"{i},{random.uniform(35.4, 38.4):.7f},{random.uniform(32.5, 37):.7f},{random.randint(2016, 2025)}-{random.randint(1, 12):02}-15\n")
P
    "$DEZMAP" locate --points rows.csv --with settlement,front_km >answers.csv
    ogr2ogr -f GPKG rows.gpkg rows.csv -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo AUTODETECT_TYPE=YES \
        -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326
}

@test "GeoPackage, FlatGeobuf, GeoJSON and Shapefile are answered as CSV, like the table they were made of" {
    table
    ogr2ogr rows.fgb rows.gpkg
    ogr2ogr rows.geojson rows.gpkg
    ogr2ogr -t_srs EPSG:32637 rows.shp rows.gpkg 2>/dev/null
    cut -d, -f4- answers.csv | tail -n +2 | sort >expected
    for form in gpkg fgb geojson shp; do
        expect 0 locate --points rows.$form --with settlement,front_km
        [ -z "$stderr" ]
        [ "${lines[0]}" = "fid,lon,lat,event_date,zone,status,party,settlement,front_km" ]
        tail -n +2 <<<"$output" | cut -d, -f4- | sort | cmp - expected
    done
}

@test "-o writes the features with all their fields and the answers, in the format of the ending" {
    table
    for form in gpkg fgb geojson shp; do
        expect 0 locate --points rows.gpkg -o "made.$form" --with settlement,front_km,since
        [ -z "$output$stderr" ]
        ogr2ogr -f CSV made.csv "made.$form"
        python3 - <<'P'
import csv
made = {r["id"]: r for r in csv.DictReader(open("made.csv"))}
answers = list(csv.DictReader(open("answers.csv")))
assert len(made) == len(answers) == 300
for a in answers:
    m = made[a["id"]]
    for key in ("zone", "status", "party", "settlement"):
        assert m[key] == a[key], (m, a)
    front = m["front_km"]
    assert (front == "") == (a["front_km"] == "") and (front == "" or abs(float(front) - float(a["front_km"])) < 0.0501), (m, a)
    assert m["event_date"].replace("/", "-")[:10] == a["event_date"], (m, a)
    assert (m["since"] == "") == (a["party"] == "")
P
        rm made.csv
    done
    [ -z "$(ls -A | grep dezmap)" ]
}

@test "a table of text becomes points" {
    table
    expect 0 locate --points rows.csv -o made.gpkg
    expect 0 locate --points made.gpkg --round 9 --x lon
    has "$stderr$output" ""
    [ "$(ogrinfo -q made.gpkg -sql 'select count(*) as n from made where party <> ""' | grep -o 'n (Integer) = .*')" = \
        "n (Integer) = $(cut -d, -f7 answers.csv | tail -n +2 | grep -c .)" ]
    expect 0 locate --points rows.csv -o made.csv
    "$DEZMAP" locate --points rows.csv | cmp - made.csv
}

@test "features without a point or a date are counted and told" {
    cat >odd.geojson <<'J'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"when":"2018-05-15"},"geometry":{"type":"Point","coordinates":[36.809,35.864]}},
{"type":"Feature","properties":{"when":"2018-05-15"},"geometry":null},
{"type":"Feature","properties":{"when":"15/05/2018"},"geometry":{"type":"Point","coordinates":[36.809,35.864]}},
{"type":"Feature","properties":{"when":"2018-05-15"},"geometry":{"type":"LineString","coordinates":[[36,35],[37,36]]}}]}
J
    expect 0 locate --points odd.geojson --time when
    [ "${lines[1]}" = "0,36.809,35.864,2018-05-15,idlib,reduced,opposition" ]
    [ "${lines[2]}" = "1,,,2018-05-15,,," ]
    has "$stderr" "3 of 4 rows have no answer"
    expect 0 locate --points odd.geojson --time when -o made.gpkg
    has "$stderr" "feature 1: it has no point on the globe"
    has "$stderr" "feature 2: '15/05/2018' in field 'when' is no date; whether the day or the month comes first"
    has "$stderr" "3 of 4 rows have no answer"
}

@test "what cannot be read or written is said, and an old file stays" {
    table
    expect 3 locate --points nowhere.gpkg
    has "$stderr" "nowhere.gpkg: there is no such file"
    echo nonsense >bad.gpkg
    expect 3 locate --points bad.gpkg
    expect 2 locate --points rows.gpkg --time when
    has "$stderr" "there is no field 'when' for --time"
    expect 2 locate --points rows.gpkg -o made.xyz
    has "$stderr" "GDAL writes no vector format that ends so"
    expect 2 locate --points - -o made.gpkg
    expect 0 locate --points rows.gpkg -o made.gpkg
    first=$(sha256sum <made.gpkg)
    expect 2 locate --points made.gpkg -o made.gpkg
    has "$stderr" "has a field 'zone' already"
    [ "$first" = "$(sha256sum <made.gpkg)" ]
    expect 3 locate --points rows.gpkg -o nowhere/made.gpkg
    echo old >old.csv
    printf 'lon,lat,date\n1,2,03/04/2018\n' >ambiguous.csv
    expect 2 locate --points ambiguous.csv -o old.csv
    [ "$(<old.csv)" = old ]
    [ -z "$(ls -A | grep -E 'dezmap|old.csv\.')" ]
}
