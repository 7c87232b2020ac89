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
