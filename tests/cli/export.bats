#!/usr/bin/env bats
load common

# What the program says of the texts and of the package is the same.
same() {
    expect 0 "$@" -d "$SYRIA"
    local texts=$output
    expect 0 "$@" -d syria.gpkg
    [ "$texts" = "$output" ] || { echo "$* differs"; return 1; }
}

package() {
    expect 0 export -d "$SYRIA" -o syria.gpkg
    [ -z "$output$stderr" ]
}

@test "a package answers as the texts it was made of" {
    package
    same rounds --format csv
    same rounds --lang ar
    same status --all --format csv
    same status --date 2018-03-01 --format json
    same changes --all --format json
    same changes --from 6 --to 22 --events --format csv
    for round in 4 9 22; do
        expect 0 render -d "$SYRIA" --round $round -o texts.png
        expect 0 render -d syria.gpkg --round $round -o package.png
        cmp texts.png package.png
    done
    expect 0 render -d "$SYRIA" --round 9 -o texts.svg
    expect 0 render -d syria.gpkg --round 9 -o package.svg
    cmp texts.svg package.svg
}

@test "a package that is moved answers the same" {
    package
    expect 0 status -d syria.gpkg
    first=$output
    mkdir elsewhere
    mv syria.gpkg elsewhere/other.gpkg
    expect 0 status -d elsewhere/other.gpkg
    [ "$first" = "$output" ]
}

@test "exported twice, and exported from its own package, the bytes are the same" {
    package
    expect 0 export -d "$SYRIA" -o again.gpkg
    cmp syria.gpkg again.gpkg
    expect 0 export -d syria.gpkg -o third.gpkg
    cmp syria.gpkg third.gpkg
    for form in geojson fgb; do
        expect 0 export -d "$SYRIA" -o a.$form
        expect 0 export -d syria.gpkg -o b.$form
        cmp a.$form b.$form
    done
}

@test "ogrinfo reads every layer of a package" {
    command -v ogrinfo >/dev/null || skip "there is no ogrinfo"
    package
    run --separate-stderr ogrinfo -al -so syria.gpkg
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    for layer in rounds zones zone_notes settlements control crossings crossing_status exchanges releases posts \
        sources land neighbours lakes rivers governorates faces histories state layer_styles; do
        has "$output" "Layer name: $layer"
    done
}

@test "the tables keep every column and row" {
    need_gdal_python
    package
    SYRIA="$SYRIA" "$GDAL_PYTHON" - <<'P'
import csv, os, pathlib
from osgeo import ogr
ogr.UseExceptions()
package = ogr.Open("syria.gpkg")
tables = [p for p in pathlib.Path(os.environ["SYRIA"]).glob("*.csv")]
assert len(tables) >= 11
for path in tables:
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    layer = package.GetLayerByName(path.stem)
    got = [{name: feature[name] or "" for name in rows[0]} for feature in layer]
    assert got == rows, path.stem
places = package.GetLayerByName("settlements")
for feature in places:
    point = feature.GetGeometryRef()
    assert point.GetX() == float(feature["lon"]) and point.GetY() == float(feature["lat"])
P
}

@test "the states of a day add up to what status says, and tile without overlap" {
    need_gdal_python
    package
    expect 0 export -d "$SYRIA" -o syria.geojson
    expect 0 export -d "$SYRIA" -o syria.fgb
    expect 0 status -d "$SYRIA" --round 9 --format csv
    printf '%s\n' "$output" >status.csv
    "$GDAL_PYTHON" - <<'P'
import collections, csv
from osgeo import ogr, osr
ogr.UseExceptions()
plane = osr.SpatialReference(); plane.ImportFromProj4("+proj=laea +lat_0=35 +lon_0=37 +datum=WGS84")
wgs84 = osr.SpatialReference(); wgs84.ImportFromProj4("+proj=longlat +datum=WGS84")
to_plane = osr.CoordinateTransformation(wgs84, plane)
held = {row["zone"]: float(row["held_km2"]) for row in csv.DictReader(open("status.csv"))}
day, seen = "2018-05-15", []
for name in ("syria.gpkg", "syria.geojson", "syria.fgb"):
    file = ogr.Open(name)
    layer = file.GetLayerByName("state")
    said, drawn, count = collections.Counter(), collections.Counter(), 0
    for feature in layer:
        count += 1
        begin, end = feature["from"].replace("/", "-"), feature["to"].replace("/", "-")
        assert "2017-05-04" <= begin < end <= "2024-11-27", (begin, end)
        shape = feature.GetGeometryRef()
        if begin <= day < end and feature["party"] == "opposition":
            assert shape.IsValid()
            said[feature["zone"]] += feature["km2"]
            shape.Transform(to_plane)
            drawn[feature["zone"]] += shape.GetArea() / 1e6
    for zone, km2 in held.items():
        assert abs(said[zone] - km2) < 0.051, (name, zone, said[zone], km2)
        assert abs(drawn[zone] - km2) < 0.06 + km2 * 1e-5, (name, zone, drawn[zone], km2)
    seen.append(count)
assert len(set(seen)) == 1 and seen[0] > 4000, seen
P
}

@test "the style is well-formed and stored as QGIS looks for it" {
    need_gdal_python
    package
    "$GDAL_PYTHON" - <<'P'
import sqlite3, xml.etree.ElementTree as tree
rows = list(sqlite3.connect("syria.gpkg").execute(
    "select f_table_name, f_geometry_column, useAsDefault, styleQML, f_table_catalog, f_table_schema from layer_styles"))
assert len(rows) == 1 and rows[0][:3] == ("state", "geom", 1) and rows[0][4:] == ("", ""), rows
style = tree.fromstring(rows[0][3].split("\n", 1)[1])
temporal = style.find("temporal")
assert (temporal.get("enabled"), temporal.get("startField"), temporal.get("endField")) == ("1", "from", "to")
assert "opposition" in [category.get("value") for category in style.iter("category")]
P
}

@test "who edits a package gets answers of what stands there now" {
    python3 -c 'import sqlite3' 2>/dev/null || skip "Python has no sqlite3"
    package
    expect 0 status -d syria.gpkg --format csv
    before=$output
    python3 - <<'P'
import sqlite3
file = sqlite3.connect("syria.gpkg")
for (name,) in list(file.execute("select name from sqlite_master where type = 'trigger' and tbl_name = 'settlements'")):
    file.execute(f'drop trigger "{name}"')
file.execute("update settlements set zone = '' where zone = 'homs'")
file.commit()
P
    expect 0 status -d syria.gpkg --format csv
    [ "$before" != "$output" ]
    has "$output" "2024-11-12,homs,no record,,,"
}

@test "a file that is no package of a data set is refused" {
    printf 'nothing' >not.gpkg
    expect 3 rounds -d not.gpkg
    has "$stderr" "not.gpkg: is no data set in a GeoPackage"
    [ -z "$output" ]
    expect 3 rounds -d "$SYRIA/basemap/land.geojson"
    has "$stderr" "there is no layer 'dezmap'"
}

@test "what cannot be written leaves nothing behind, and what is asked wrongly is said" {
    expect 2 export
    has "$stderr" "where to?"
    expect 2 export -o map.shp
    has "$stderr" "-o 'map.shp'"
    expect 3 export -o nowhere/syria.gpkg
    [ ! -e nowhere ]
    printf 'old' >kept.gpkg
    cp -r "$SYRIA" set
    chmod -R u+w set
    sed -i '50s/2017-05-04/2018-13-01/' set/control.csv
    expect 3 export -d set -o kept.gpkg
    [ "$(cat kept.gpkg)" = old ]
}

@test "the shipped set is opened from its package if that was made of the texts as they stand" {
    mkdir -p there/bin there/share/dezmap
    cp "$DEZMAP" there/bin/dezmap
    cp -r "$SYRIA" there/share/dezmap/syria
    texts=$PWD/there/share/dezmap/syria package=$PWD/there/share/dezmap/syria.gpkg
    DEZMAP=$PWD/there/bin/dezmap
    expect 0 status -v
    has "$stderr" "opened $texts in"
    answer=$output
    expect 0 export -o "$package"
    touch -d '+1 hour' "$texts/rounds.csv" # times say nothing
    expect 0 status -v
    has "$stderr" "opened $package in"
    [ "$answer" = "$output" ]
    cp -p "$texts/dataset.ini" kept
    sed -i 's/^in_force=0.95/in_force=0.96/' "$texts/dataset.ini"
    touch -r kept "$texts/dataset.ini" # changed, as old as before, as long as before
    expect 0 status -v
    has "$stderr" "opened $texts in"
    cp -p kept "$texts/dataset.ini"
    mv "$texts/exchanges.csv" kept.csv # a file that is gone is a change too
    expect 3 status
    has "$stderr" "exchange"
    mv kept.csv "$texts/exchanges.csv"
    touch "$texts/one-more.csv"
    expect 0 status -v
    has "$stderr" "opened $texts in"
    rm "$texts/one-more.csv"
    truncate -s 20000 "$package" # a damaged package does not stand in the way of the texts
    expect 0 status
    [ "$answer" = "$output" ]
    expect 0 --version
    has "$output" "data set syria"
}

@test "the package alone is enough, and is opened where the texts are not" {
    mkdir -p there/bin there/share/dezmap
    cp "$DEZMAP" there/bin/dezmap
    expect 0 status
    answer=$output
    expect 0 export -o there/share/dezmap/syria.gpkg
    DEZMAP=$PWD/there/bin/dezmap
    expect 0 status -v
    has "$stderr" "opened $PWD/there/share/dezmap/syria.gpkg in"
    [ "$answer" = "$output" ]
}

@test "an export goes to standard output, and by --format to any name" {
    expect 0 export -o whole.geojson
    "$DEZMAP" export --format geojson -o - | cmp - whole.geojson
    expect 0 export --format geojson -o whole
    cmp whole whole.geojson
    expect 0 export -o whole.FGB
    [ "$(head -c 3 whole.FGB)" = fgb ]
    expect 2 export --format png -o whole.png
    has "$stderr" "--format 'png' is none of gpkg, geojson, fgb"
    expect 2 export -o whole.txt
    [ ! -e whole.txt ]
}

@test "a name as long as names may be is written to" {
    name=$(printf 'a%.0s' {1..247}).geojson
    expect 0 export -o "$name"
    [ -s "$name" ]
    [ "$(ls -A | wc -l)" = 1 ]
}
