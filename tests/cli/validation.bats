#!/usr/bin/env bats
# docs/validation.md says what the program computes, and how far that is from what was published.
load common

@test "the figures of docs/validation.md are those that status gives, and their deviations are right" {
    expect 0 status --all --format csv
    echo "$output" > status.csv
    python3 - "$TOP/docs/validation.md" <<'P'
import csv, re, sys
status = {(row["round"], row["zone"]): row for row in csv.DictReader(open("status.csv", encoding="utf-8"))}
rows = re.findall(r"^\| (\d+) \| (\w+) \| (\w+) \| ([\d.]+) \| (\d+) \| ([+-][\d.]+) % \|", open(sys.argv[1], encoding="utf-8").read(), re.M)
assert len(rows) == 3, rows
for number, zone, column, computed, published, deviation in rows:
    now = float(status[number, zone][column])
    assert abs(now - float(computed)) < 0.005 * now, (zone, now, computed)
    assert abs((now / float(published) - 1) * 100 - float(deviation)) < 0.5, (zone, deviation)
    assert abs(float(deviation)) < 16
P
}

# Ground on a day, by the faces of `export`: the sum of km2 of those that a test of their properties passes.
ground() {
    expect 0 export -o state.geojson
    cat > ground.py <<P
import csv, json, re, sys
document = open("$TOP/docs/validation.md", encoding="utf-8").read()
at = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(open("$SYRIA/settlements.csv", encoding="utf-8"))}
faces = [feature["properties"] for feature in json.load(open("state.geojson", encoding="utf-8"))["features"]]
def km2(day, holds):
    return sum(face["km2"] for face in faces if face["from"] <= day < (face.get("to") or "9") and holds(face))
P
}

@test "so are those of other ground" {
    ground
    cat >> ground.py <<'P'
def shield(face):
    lon, lat = at[face["settlement"]]
    return face["party"] == "opposition" and not face.get("zone") and lon > 36.7 and lat > 36.2
def homs(face):
    return face["party"] == "opposition" and face.get("zone") == "homs"
rows = re.findall(r"^\| (20[\d-]+) \| ([\w ]+) \| ([\d.]+) \| (\d+) \| ([+-][\d.]+) % \|", document, re.M)
assert [row[1] for row in rows] == ["Euphrates Shield", "homs"], rows
for day, what, computed, published, deviation in rows:
    now = km2(day, shield if what == "Euphrates Shield" else homs)
    assert abs(now - float(computed)) < 0.005 * now, (what, now, computed)
    assert abs((now / float(published) - 1) * 100 - float(deviation)) < 0.5, (what, deviation)
P
    python3 ground.py
}

@test "and the shares of Eastern Ghouta day by day" {
    ground
    cat >> ground.py <<'P'
rows = re.findall(r"^\| (2018-03-\d+) \| ([\d.]+) % \| over (\d+) % \|", document, re.M)
assert len(rows) == 3, rows
def passed(day):
    of = km2(day, lambda face: face.get("zone") == "ghouta")
    return 100 * km2(day, lambda face: face.get("zone") == "ghouta" and face["party"] == "government") / of
for day, computed, published in rows:
    assert abs(passed(day) - float(computed)) < 0.5, (day, passed(day))
    assert abs(passed(day) - float(published)) < 11, (day, published)
assert passed("2018-03-10") < 50 < passed("2018-03-11")
P
    python3 ground.py
}
