#!/usr/bin/env bats
load common

@test "png, svg and pdf are what they say, and the same bytes twice" {
    for form in png svg pdf; do
        expect 0 render --round 9 -o "a.$form"
        [ -z "$output$stderr" ]
        expect 0 render --round 9 -o "b.$form"
        cmp "a.$form" "b.$form"
    done
    [ "$(head -c 8 a.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
    [ "$(head -c 5 a.pdf)" = "%PDF-" ]
    xmllint --noout a.svg
    rsvg-convert a.svg -o svg.png
    qpdf --check a.pdf
}

@test "the same bytes within one process as in several, whichever thread drew them" {
    for form in png svg pdf tif; do
        expect 0 render --round 8-11 --format $form -o maps/
        for round in 08 10 11; do
            expect 0 render --round $round -o one.$form
            cmp maps/round-$round.$form one.$form
        done
    done
    expect 0 render --round 9-10 --svg-outlines -o 'm%r.svg'
    expect 0 render --round 10 --svg-outlines -o one.svg
    cmp m10.svg one.svg
}

@test "PDF text can be found, nothing is rasterised, and no clock is in it" {
    expect 0 render --round 14 -o map.pdf
    pdftotext map.pdf text.txt
    grep -q "Nur-Sultan" text.txt
    grep -q "Idlib" text.txt
    [ "$(pdfimages -list map.pdf | wc -l)" -le 2 ]
    [ "$(pdfinfo map.pdf | awk '/^Pages:/ { print $2 }')" = 1 ]
    pdfinfo map.pdf | grep -q "^CreationDate:.*2026"
}

@test "Arabic labels can be found in a PDF, ligatures too" {
    expect 0 render --round 9 --lang ar -o map.pdf
    pdftotext map.pdf text.txt
    # names as the data set has them, lam-alif in several of its forms
    for id in lattakia atarib hama idlib manbij afrin saraqib; do
        name=$(awk -F, -v id="$id" '$1 == id { print $3 }' "$SYRIA/settlements.csv")
        [ -z "$name" ] || grep -q "$name" text.txt || { echo "no $name"; cat text.txt; return 1; }
    done
    for word in اللاذقية الأتارب الأردن الأسماء لهذه على ولا جولات; do grep -q "$word" text.txt; done
}

@test "several rounds in one PDF are pages with bookmarks, the same bytes twice" {
    expect 0 render --round 8-10 -o rounds.pdf
    expect 0 render --round 8-10 -o again.pdf
    cmp rounds.pdf again.pdf
    [ "$(pdfinfo rounds.pdf | awk '/^Pages:/ { print $2 }')" = 3 ]
    [ "$(pdfinfo rounds.pdf | sed -n 's/^Title: *//p')" = "Syria: de-escalation areas through the Astana rounds" ]
    qpdf --check rounds.pdf
    expect 0 render --round 9 -o one.pdf # what does not change is in the book once
    [ "$(stat -c %s rounds.pdf)" -lt $((2 * $(stat -c %s one.pdf))) ]
    for page in 1 2 3; do
        pdftotext -f $page -l $page rounds.pdf - | grep -q "^Round $((page + 7)) ·"
        [ -z "$(pdfimages -list -f $page -l $page rounds.pdf | tail -n +3)" ]
    done
    qpdf --json rounds.pdf | python3 -c '
import json, sys
marks = [(m["title"].split(" ·")[0], m["destpageposfrom1"]) for m in json.load(sys.stdin)["outlines"]]
assert marks == [("Round 8", 1), ("Round 9", 2), ("Round 10", 3)], marks'
}

@test "a PNG has the size that was asked for, its resolution and its texts" {
    expect 0 render --round 9 --size 800x600 --dpi 100 -o map.png
    python3 - map.png <<'P'
import struct, sys
data = open(sys.argv[1], "rb").read()
assert struct.unpack(">II", data[16:24]) == (800, 600)
at = data.index(b"pHYs")
x, y, unit = struct.unpack(">IIB", data[at + 4:at + 13])
assert abs(x - 3937) <= 1 and x == y and unit == 1
for key in (b"Title", b"Copyright", b"Description"):
    assert key + b"\0" in data, key
assert b"Round 9" in data and b"CC BY-SA 4.0" in data
texts = {}
while at := data.find(b"iTXt", at + 1) + 1:
    length = struct.unpack(">I", data[at - 5:at - 1])[0]
    key, rest = data[at + 3:at + 3 + length].split(b"\0", 1)
    texts[key.decode()] = rest[2:].split(b"\0", 2)[-1].decode()
assert texts["Round"] == "9" and texts["Date"] == "2018-05-15" and texts["Data set"] == "syria 1.0.0", texts
assert texts["Software"] == "dezmap" and texts["Disclaimer"].startswith("No map"), texts
P
}

@test "all rounds into a folder are 22 files with two digits" {
    expect 0 render --round all --size 480x360 --dpi 75 -o maps/
    [ "$(ls maps | wc -l)" -eq 22 ]
    [ -s maps/round-01.png ]
    [ -s maps/round-22.png ]
    [ -z "$(cmp maps/round-01.png maps/round-22.png 2>&1 >/dev/null)" ]
    run cmp -s maps/round-14.png maps/round-15.png
    [ "$status" -eq 1 ]
}

@test "a map before the record says that there is none" {
    expect 0 render --round 2 -o map.pdf
    pdftotext map.pdf text.txt
    tr '\n' ' ' < text.txt | grep -q "There is no record before 4 May 2017"
    expect 0 render --date 2025-03-01 -o map.pdf
    pdftotext map.pdf text.txt
    tr '\n' ' ' < text.txt | grep -q "There is no record after 26 November 2024"
}

@test "every place, paper and language draws" {
    expect 0 render --zone ghouta --round 8 -o a.png
    expect 0 render --around Saraqib --radius 15 --round 14 -o b.png
    expect 0 render --extent 36,35,37.2,36.4 --date 2020-02-20 -o c.png
    expect 0 render --round 15 --compare 9 -o d.png
    for paper in a5 a0 letter a4-portrait; do expect 0 render --paper $paper -o "p-$paper.pdf"; done
    for lang in en ar tr ru fr; do expect 0 render --lang $lang --round 11 -o "l-$lang.svg"; done
    pdfinfo p-a0.pdf | grep -q "^Page size: *3370"
}

@test "- writes the picture to stdout" {
    "$DEZMAP" render --round 9 -o - > out.png
    expect 0 render --round 9 -o map.png
    cmp out.png map.png
    "$DEZMAP" render --round 9 --format svg -o - | head -c 5 > head.txt
    [ "$(cat head.txt)" = "<?xml" ]
}

@test "a device is written to and stays one" {
    [ -c /dev/full ] || skip "there is no /dev/full"
    expect 3 render --round 9 -o /dev/full
    has "$stderr" "/dev/full: cannot write"
    [ -c /dev/full ]
    expect 0 render --round 9 -o /dev/null
    [ -c /dev/null ]
}

@test "a disk too small leaves the old file and nothing half written" {
    echo old > map.png
    run --separate-stderr bash -c "ulimit -f 8; \"$DEZMAP\" render --round 9 -o map.png"
    [ "$status" -eq 3 ]
    has "$stderr" "map.png: cannot write: File too large"
    [ "$(cat map.png)" = old ]
    [ "$(ls -A)" = map.png ]
}

@test "a folder that is not there or cannot be written to ends with 3" {
    expect 3 render --round 9 -o nowhere/map.png
    has "$stderr" "nowhere/map.png: cannot create"
    expect 3 render --round 9 -o /proc/map.png
    has "$stderr" "/proc/map.png"
    mkdir folder.png
    expect 3 render --round 9 -o folder.png
    has "$stderr" "folder.png: cannot write: Is a directory"
    echo file > plain
    expect 3 render --round all -o plain/
    has "$stderr" "plain/: cannot create the folder"
}

@test "a picture replaces an old one and keeps its mode; a symbolic link stays one" {
    echo old > map.png
    chmod 640 map.png
    ln -s map.png link.png
    expect 0 render --round 9 -o link.png
    [ -L link.png ]
    [ "$(stat -c %a map.png)" = 640 ]
    [ "$(head -c 4 map.png | tail -c 3)" = PNG ]
}

@test "-v says how long each step took, and -q nothing" {
    expect 0 render --round 9 -v -o map.png
    has "$stderr" "built the composite in"
    has "$stderr" "drew map.png in"
    expect 0 render --round 9 -q -o map.png
    [ -z "$stderr" ]
}

@test "a comparison says what changed since the round it names, and must be one" {
    expect 0 render --round 15 --compare 9 -o map.pdf
    pdftotext -layout map.pdf text.txt
    grep -q "Changed hands since round 9" text.txt
    # Idlib held at round 15 less held at round 9, by the table of `status`
    expect 0 status --all --format csv
    change=$(awk -F, '$3 == "idlib" && $1 == 9 { a = $6 } $3 == "idlib" && $1 == 15 { b = $6 }
        END { printf "%.0f", a - b }' <<<"$output")
    grep -q "Idlib area.*−${change:0:1},${change:1}" text.txt
    expect 0 render --round 15 --compare 2018-05-15 -o day.png # the day of round 9
    expect 0 render --round 15 --compare 9 -o round.png
    cmp day.png round.png
    expect 2 render --round 15 --compare 2018-13-01 -o none.png
    has "$stderr" "'2018-13-01' is no date"
    expect 2 render --round 9 --compare 15 -o none.png
    has "$stderr" "cannot show on 2018-05-15 what changed since 2021-02-17, which is later"
    expect 2 render --round 9 --compare 2 -o none.png
    has "$stderr" "not comparable: there is no record of 2017-02-16"
    [ ! -e none.png ]
}

@test "a day into a folder that is not there yet" {
    expect 0 render --date 2020-02-15 --size 480x360 --dpi 75 -o new/
    [ -s new/round-day.png ]
}

@test "a legend of 300 parties stays on the page and says how many it leaves out" {
    "$DEZMAP" init set
    python3 - <<'P'
ini = open("set/dataset.ini").read()
start, end = ini.index("[party north]"), ini.index("# The base map: land")
parties = "".join(f"[party p{i}]\nname=Party of valley {i}\ncolour=#86b9b5\npattern=none\nholds=yes\n" for i in range(300))
open("set/dataset.ini", "w").write(ini[:start] + parties + ini[end:])
with open("set/settlements.csv", "w") as places, open("set/control.csv", "w") as control:
    places.write("id,name,lon,lat,kind,zone,rank,precision_km,source\n")
    control.write("settlement,from,party,observed,basis,confidence,source\n")
    for i in range(300):
        places.write(f"s{i},Place,{-30.4 + i % 20 * 0.04:.4f},{45 + i // 20 * 0.03:.4f},settlement,,6,9,report-1\n")
        control.write(f"s{i},2020-01-01,p{i},2020-01-15,reported,high,report-1\n")
for name in ("zones", "zone_notes", "crossings", "crossing_status", "exchanges", "releases", "posts"):
    head = open(f"set/{name}.csv").readline()
    open(f"set/{name}.csv", "w").write(head)
P
    expect 0 render -d set --round 2 -o map.pdf
    pdftotext -bbox map.pdf words.html
    python3 - <<'P'
import re
text = open("words.html").read()
width, height = map(float, re.search(r'<page width="([\d.]+)" height="([\d.]+)"', text).groups())
words = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<', text)
for left, top, right, bottom, word in words:
    assert 0 <= float(left) and float(right) <= width and 0 <= float(top) and float(bottom) <= height, word
named = sum(word == "valley" for *_, word in words)
more = [int(words[i + 1][4]) for i in range(len(words) - 2) if words[i][4] == "and" and words[i + 2][4] == "more"]
assert named > 50 and len(more) == 1 and 295 <= named + more[0] <= 301, (named, more)
P
}

@test "beyond the cut of the base map the page is blank, not sea" {
    expect 0 render -d "$SYRIA" --round 9 --extent=30,28,47,41 -o map.png
    /usr/bin/python3 -W ignore - map.png <<'P'
import sys
from osgeo import gdal
gdal.UseExceptions()
image = gdal.Open(sys.argv[1])
at = lambda x, y: tuple(image.GetRasterBand(b).ReadAsArray(x, y, 1, 1)[0][0] for b in (1, 2, 3))
assert at(200, 800) == at(1000, 180) == (255, 255, 255), at(200, 800)
P
}

@test "a caption that would go where the picture goes, and a radius about nothing, end with 2" {
    expect 2 render --round 9 -o map.png --caption map.png
    has "$stderr" "the picture goes there"
    expect 2 render --round 9 -o - --caption -
    has "$stderr" "the picture goes there"
    expect 2 render --round 9 -o map.png --radius 20
    has "$stderr" "--radius goes with --around"
    expect 2 render --round 9 -o map.png --around Saraqib --radius 0.01
    has "$stderr" "the radius must be 0.1 to 2000 km"
    [ -z "$(ls)" ]
}
