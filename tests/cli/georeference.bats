#!/usr/bin/env bats
load common

# The middle of the ink within 8 pixels of where GDAL puts a place, and how far off it is, in pixels: below $4.
ink_is_at() {
    need_gdal_python
    "$GDAL_PYTHON" - "$@" <<'P'
import sys
from osgeo import gdal, osr
gdal.UseExceptions()
path, lon, lat, most = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
picture = gdal.Open(path)
wgs84 = osr.SpatialReference()
wgs84.ImportFromEPSG(4326)
wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
plane = picture.GetSpatialRef()
plane.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
x, y, _ = osr.CoordinateTransformation(wgs84, plane).TransformPoint(lon, lat)
x0, dx, rx, y0, ry, dy = picture.GetGeoTransform()
assert rx == 0 and ry == 0 and dy == -dx
column, row = (x - x0) / dx, (y - y0) / dy
left, top, size = int(column) - 8, int(row) - 8, 17
red = picture.GetRasterBand(1).ReadRaster(left, top, size, size)
inks = [(left + i % size + 0.5, top + i // size + 0.5, 255 - v) for i, v in enumerate(red) if v < 60]
assert len(inks) > 30, "no dot there"
weight = sum(w for _, _, w in inks)
off = [sum(at[k] * at[2] for at in inks) / weight - (column, row)[k] for k in (0, 1)]
print("off by", off)
assert max(map(abs, off)) < most
P
}

# Saraqib's own row of the data set.
saraqib() {
    awk -F, '$1 == "saraqib" { print $7, $8 }' "$SYRIA/settlements.csv"
}

@test "a place lies in a georeferenced PNG where it is drawn, to half a pixel" {
    expect 0 render --round 9 --around Saraqib --radius 20 --dpi 200 --size 2400x1800 --georef -o map.png
    [ "$(ls | sort | xargs)" = "map.pgw map.png map.png.aux.xml" ]
    ink_is_at map.png $(saraqib) 0.5
    # the world file says the same as the other: middle of the first pixel
    gdalinfo -json map.png > both.json
    mv map.png.aux.xml aux.kept
    gdalinfo -json map.png > world.json
    python3 - both.json world.json <<'P'
import json, sys
both, world = (json.load(open(name))["geoTransform"] for name in sys.argv[1:])
assert both != [0, 1, 0, 0, 0, 1]
assert all(abs(a - b) < 1e-6 for a, b in zip(both, world)), (both, world)
P
}

@test "and in Arabic, where the page is mirrored" {
    expect 0 render --round 9 --around Saraqib --radius 20 --dpi 200 --size 2400x1800 --lang ar --georef -o map.png
    ink_is_at map.png $(saraqib) 0.5
}

@test "a GeoTIFF has the same pixels and the same place, and the same bytes twice" {
    expect 0 render --round 9 --around Saraqib --radius 20 --georef -o map.png
    expect 0 render --round 9 --around Saraqib --radius 20 -o map.tif
    expect 0 render --round 9 --around Saraqib --radius 20 -o again.tif
    cmp map.tif again.tif
    need_gdal_python
    "$GDAL_PYTHON" - map.png map.tif <<'P'
import sys
from osgeo import gdal
a, b = map(gdal.Open, sys.argv[1:])
assert a.GetGeoTransform() == b.GetGeoTransform()
assert a.GetSpatialRef().IsSame(b.GetSpatialRef())
assert a.ReadRaster() == b.ReadRaster()
assert b.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
assert b.GetMetadataItem("TIFFTAG_COPYRIGHT") == "CC BY-SA 4.0"
P
}

@test "what GDAL finds at a pixel is what the map shows there" {
    # west of Idlib on the day of round 9: the tint of the zone; in the sea: the sea
    expect 0 render --round 9 --georef -o map.png
    [ "$(gdallocationinfo -valonly -wgs84 map.png 35.0 34.9 | xargs)" = "220 232 239" ]
    [ -n "$(gdallocationinfo -valonly -wgs84 map.png 36.5 35.9)" ]
}

@test "--georef with what is no PNG file is said" {
    expect 2 render --round 9 --georef -o map.pdf
    has "$stderr" "--georef writes files beside a PNG"
    expect 2 render --round 9 --georef -o map.tif
    has "$stderr" "a GeoTIFF knows its place itself"
    expect 2 render --round 9 --georef -o -
    [ -z "$(ls)" ]
}

@test "every round of a folder has its place beside it" {
    expect 0 render --round 9-10 --size 480x360 --dpi 75 --georef -o maps/
    [ "$(ls maps | xargs)" = "round-09.pgw round-09.png round-09.png.aux.xml round-10.pgw round-10.png round-10.png.aux.xml" ]
    expect 0 render --round 9-10 --size 480x360 --dpi 75 --format tif -o tiffs/
    [ "$(ls tiffs | xargs)" = "round-09.tif round-10.tif" ]
}
