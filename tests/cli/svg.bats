#!/usr/bin/env bats
load common

# Pictures $1 and $2 are the same but for what renderers do to edges: at most the share $3 of the pixels differs by more
# than 96 of 255 in any channel, and at most $4 by more than 32.
alike() {
    need_gdal_python
    "$GDAL_PYTHON" - "$@" <<'P'
import sys
from osgeo import gdal
gdal.UseExceptions()
a, b = (gdal.Open(path) for path in sys.argv[1:3])
assert (a.RasterXSize, a.RasterYSize) == (b.RasterXSize, b.RasterYSize)
worst = [0] * (a.RasterXSize * a.RasterYSize)
for band in 1, 2, 3:
    one, other = (picture.GetRasterBand(band).ReadRaster() for picture in (a, b))
    worst = [max(w, abs(x - y)) for w, x, y in zip(worst, one, other)]
for limit, most in zip((96, 32), map(float, sys.argv[3:5])):
    share = sum(w > limit for w in worst) / len(worst)
    print(f"{share:.2%} differ by more than {limit}")
    assert share <= most
P
}

@test "librsvg shows the SVG as cairo draws the PNG, in English and in Arabic" {
    for lang in en ar; do
        for what in "--round 9" "--round 14 --around Saraqib" "--round 8 --zone ghouta"; do
            expect 0 render $what --lang $lang -o map.png
            expect 0 render $what --lang $lang -o map.svg
            xmllint --noout map.svg
            rsvg-convert -w 1600 -h 1200 map.svg -o svg.png
            alike map.png svg.png 0.004 0.04
        done
    done
}

@test "a map drawn of another round is not alike" {
    expect 0 render --round 9 -o map.png
    expect 0 render --round 4 -o map.svg
    rsvg-convert -w 1600 -h 1200 map.svg -o svg.png
    run alike map.png svg.png 0.004 0.04
    [ "$status" -ne 0 ]
}

@test "areas of the SVG have the figures of status, and every id and reference is sound" {
    expect 0 status --round 9 --format csv
    echo "$output" > status.csv
    expect 0 render --round 9 -o map.svg
    python3 - map.svg status.csv <<'P'
import csv, re, sys
import xml.etree.ElementTree as tree
svg = "{http://www.w3.org/2000/svg}"
text = open(sys.argv[1], encoding="utf-8").read()
root = tree.fromstring(text.encode())
assert root.get("role") == "img" and [c.tag for c in root[:2]] == [svg + "title", svg + "desc"]
ids = [e.get("id") for e in root.iter() if e.get("id")]
assert len(ids) == len(set(ids))
assert set(re.findall(r'(?:url\(|xlink:href=")#([^")]*)', text)) <= set(ids)
zones = [e for e in root.iter() if e.get("data-zone")]
held = {e.get("data-zone"): e for e in zones if e.get("data-party")}
outlines = {e.get("data-zone"): e for e in zones if not e.get("data-party")}
rows = list(csv.DictReader(open(sys.argv[2])))
assert set(held) == {row["zone"] for row in rows if float(row["held_km2"])} and len(outlines) == len(rows) == 4
for row in rows:
    for areas, column in (held, "held_km2"), (outlines, "agreed_km2"):
        if area := areas.get(row["zone"]):
            assert area.get("data-status") == row["status"] and float(area.get("data-km2")) == float(row[column]), row
            assert area.find(svg + "title").text
layers = [g.get("id") for g in root.findall(svg + "g")]
order = [layers.index(name) for name in ("sea", "land", "control", "change", "front", "title", "legend")]
assert order == sorted(order), layers
words = ["".join(t.itertext()) for t in root.iter(svg + "text")]
for word in "Idlib", "Aleppo", "Idlib area", "Legend":
    assert word in words, words
P
}

@test "the SVG says what it is of, where it lies and whose it is" {
    expect 0 render --round 9 --lang ar -o map.svg
    python3 - map.svg <<'P'
import sys
import xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
meta = {e.tag.split("}")[1]: e for e in root.find("{http://www.w3.org/2000/svg}metadata")}
assert meta["identifier"].text == "syria 1.0.0" and meta["date"].text == "2018-05-15" and meta["round"].text == "9"
assert meta["rights"].text == "CC BY-SA 4.0" and meta["source"].text
place = meta["place"].attrib
assert "Lambert_Conformal_Conic_2SP" in place["crs"]
assert 34 < float(place["west"]) < 36 < float(place["east"]) and 31 < float(place["south"]) < 33 < 37 < float(place["north"])
assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
P
    grep -q 'direction="rtl"' map.svg
}

@test "--svg-outlines gives letters as shapes, for SVG alone, the same bytes twice" {
    expect 0 render --round 9 --svg-outlines -o map.svg
    expect 0 render --round 9 --svg-outlines -o again.svg
    cmp map.svg again.svg
    xmllint --noout map.svg
    run grep -c '<text' map.svg
    [ "$output" = 0 ]
    expect 0 render --round 9 -o map.png
    rsvg-convert -w 1600 -h 1200 map.svg -o svg.png
    alike map.png svg.png 0.02 0.06
    expect 2 render --round 9 --svg-outlines -o map.pdf
    has "$stderr" "--svg-outlines is for an SVG"
}
