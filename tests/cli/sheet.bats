#!/usr/bin/env bats
load common

@test "the k-th map of a sheet is round k, with its own figures; one legend, one scale bar, one frame size" {
    expect 0 status --all --format csv
    echo "$output" > status.csv
    expect 0 render --round 7-12 --grid 3x2 --paper a3 -o sheet.svg
    xmllint --noout sheet.svg
    python3 - sheet.svg status.csv <<'P'
import csv, sys
import xml.etree.ElementTree as tree
svg = "{http://www.w3.org/2000/svg}"
root = tree.parse(sys.argv[1]).getroot()
frames = {c.get("id"): [float(c[0].get(k)) for k in ("x", "y", "width", "height")] for c in root.iter(svg + "clipPath")}
boxes = [frames[f"frame-clip-{k}"] for k in range(1, 7)]
assert len(frames) == 6 and len({(b[2], b[3]) for b in boxes}) == 1, boxes
assert boxes == sorted(boxes, key=lambda b: (b[1], b[0])), boxes
figures = {(r["round"], r["zone"]): r for r in csv.DictReader(open(sys.argv[2]))}
for k, box in enumerate(boxes):
    clip = f"url(#frame-clip-{k + 1})"
    areas = [p for g in root.iter(svg + "g") if g.get("clip-path") == clip for p in g.iter(svg + "path")]
    outlines = {p.get("data-zone"): p.get("data-status") for p in areas if p.get("data-zone") and not p.get("data-party")}
    assert len(outlines) == 4
    for zone, status in outlines.items():
        assert status == figures[str(k + 7), zone]["status"], (k, zone)
    held = {p.get("data-zone"): p.get("data-km2") for p in areas if p.get("data-zone") and p.get("data-party")}
    assert float(held["idlib"]) == float(figures[str(k + 7), "idlib"]["held_km2"])
    heading = [t for t in root.iter(svg + "text") if "".join(t.itertext()) == f"Round {k + 7}"]
    assert len(heading) == 1 and abs(float(heading[0].get("x")) - box[0]) < 0.02 and float(heading[0].get("y")) < box[1]
texts = ["".join(t.itertext()) for t in root.iter(svg + "text")]
assert texts.count("Legend") == 1 and texts.count("Government of Syria") == 1
assert texts.count("Rounds 7 to 12") == 1 and sum(t.startswith("Changed hands") for t in texts) == 1
assert sum((g.get("id") or "").startswith("scalebar") for g in root.iter(svg + "g")) == 1
P
}

@test "a sheet in Arabic begins on the right" {
    expect 0 render --round 7-8 --grid 2x1 --lang ar -o sheet.svg
    python3 - sheet.svg <<'P'
import sys
import xml.etree.ElementTree as tree
svg = "{http://www.w3.org/2000/svg}"
root = tree.parse(sys.argv[1]).getroot()
at = {"".join(t.itertext()): float(t.get("x")) for t in root.iter(svg + "text") if t.get("x")}
assert at["الجولة 7"] > at["الجولة 8"], at
P
}

@test "a sheet as PNG and PDF, the same bytes twice, with one caption" {
    for form in png pdf svg; do
        expect 0 render --round 4-15 --grid 4x3 -o a.$form --caption caption.txt
        expect 0 render --round 4-15 --grid 4x3 -o b.$form
        cmp a.$form b.$form
    done
    qpdf --check a.pdf
    [ -z "$(pdfimages -list a.pdf | tail -n +3)" ]
    pdftotext a.pdf text.txt
    for round in 4 9 15; do grep -q "Round $round\b" text.txt; done
    [ "$(wc -l < caption.txt)" = 1 ]
    grep -q "Rounds 4 to 15\. Round 4, 3–4 May 2017: Idlib area: agreed" caption.txt
    grep -q "CC BY-SA 4.0" caption.txt
    rsvg-convert -w 1600 a.svg -o svg.png
}

@test "what a sheet cannot be is said" {
    expect 2 render --round 4-15 --grid 3x3 -o sheet.png
    has "$stderr" "a sheet of 3 x 3 maps cannot hold 12"
    expect 2 render --round 4-15 --grid 0x3 -o sheet.png
    has "$stderr" "expected COLUMNSxROWS"
    expect 2 render --round 4-15 --grid 30x30 -o sheet.png
    has "$stderr" "do not fit on the page"
    expect 2 render --round 4-15 --grid 4x3 -o sheets/
    has "$stderr" "--grid makes one page"
    expect 2 render --round 4-15 --grid 4x3 -o sheet.tif
    has "$stderr" "a sheet of maps lies nowhere"
    expect 2 render --round 4-15 --grid 4x3 --georef -o sheet.png
    [ -z "$(ls)" ]
}
