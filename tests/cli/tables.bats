#!/usr/bin/env bats
load common

# The field of a CSV row of `status --all` (round $2, zone $3, column $4) in $1.
field() {
    awk -F, -v r="$2" -v z="$3" -v c="$4" '$1 == r && $3 == z { print $c }' <<<"$1"
}

# Is $1 within $3 per cent of $2?
near() {
    awk -v a="$1" -v b="$2" -v p="$3" 'BEGIN { d = (a - b) / b * 100; exit !(a != "" && d <= p && d >= -p) }' ||
        { echo "$1 is not within $3 % of $2"; return 1; }
}

@test "rounds lists the 22 rounds with the columns of the contract" {
    expect 0 rounds --format csv
    [ "${lines[0]}" = "id,as_of,start,end,city,country,outcome" ]
    [ "${#lines[@]}" -eq 23 ]
    has "$output" "10,2018-07-31,2018-07-30,2018-07-31,Sochi,Russia,"
    [ -z "$stderr" ]
}

@test "rounds in Arabic names the cities in Arabic" {
    expect 0 rounds --lang ar --format csv
    has "$output" "سوتشي"
}

@test "status has the columns of the contract" {
    expect 0 status --format csv
    [ "${lines[0]}" = "round,date,zone,status,agreed_km2,held_km2,share,change_km2,inferred_share,note" ]
    [ "${#lines[@]}" -eq 5 ]
    has "${lines[1]}" "22,2024-11-12,idlib,reduced,"
}

@test "areas are within 2 per cent of the independent computation" {
    expect 0 status --all --format csv
    all=$output
    near "$(field "$all" 6 idlib 5)" 9427 2
    near "$(field "$all" 9 idlib 6)" 6134 2
    near "$(field "$all" 14 idlib 6)" 5490 2
    for round in 15 16 17 18 19 20 21 22; do near "$(field "$all" $round idlib 6)" 3186 2; done
    for round in 4 5 6 7 8 9; do near "$(field "$all" $round homs 6)" 549 2; done
    for round in 10 15 22; do [ "$(field "$all" $round homs 6)" = 0.0 ]; done
    for round in 4 6 8; do near "$(field "$all" $round ghouta 6)" 115 2; done
    [ "$(field "$all" 9 ghouta 6)" = 0.0 ]
    near "$(field "$all" 9 south 6)" 2811 2
    near "$(field "$all" 10 south 6)" 74 2
    [ "$(field "$all" 11 south 6)" = 0.0 ]
}

@test "statuses follow the talks" {
    expect 0 status --all --format csv
    all=$output
    for zone in idlib homs ghouta south; do
        for round in 1 2 3; do
            [ "$(field "$all" $round $zone 4)" = "not agreed" ]
            for column in 5 6 7 8 9; do [ -z "$(field "$all" $round $zone $column)" ]; done
        done
        [ "$(field "$all" 4 $zone 4)" = agreed ]
        [ "$(field "$all" 5 $zone 4)" = agreed ]
        [ "$(field "$all" 6 $zone 4)" = "in force" ]
        [ -z "$(field "$all" 4 $zone 8)" ]
        [ "$(field "$all" 5 $zone 8)" = 0.0 ]
    done
    for zone in homs ghouta south; do [ "$(field "$all" 10 $zone 4)" = ended ]; done
    [ "$(field "$all" 10 idlib 4)" = reduced ]
    has "$(field "$all" 9 homs 10)" "being handed over"
    has "$(field "$all" 4 idlib 10)" "as recorded on 31 July 2017"
    [ -z "$(field "$all" 6 idlib 10)" ]
}

@test "changes add up over the rounds to the difference of the ends" {
    expect 0 status --all --format csv
    for zone in idlib homs ghouta south; do
        awk -F, -v z=$zone '$3 == z && $6 != "" { if (first == "") first = $6; last = $6; sum += $8; n++ }
            END { d = first + sum - last; exit !(n == 19 && d < 0.6 && d > -0.6) }' <<<"$output" || { echo "$zone"; return 1; }
    done
}

@test "outside the record the answer is no record, never the last known holder" {
    expect 0 status --date 2025-01-01 --format csv
    for zone in idlib homs ghouta south; do has "$output" ",2025-01-01,$zone,no record,,,,,,"; done
    expect 0 status --date 2024-11-27 --format csv
    has "$output" ",2024-11-27,idlib,no record,,,,,,"
    expect 0 status --date 2024-11-26 --format csv
    has "$output" ",2024-11-26,idlib,reduced,"
    expect 0 status --date 2017-05-03 --format csv
    has "$output" ",2017-05-03,idlib,not agreed,,,,,,"
}

@test "JSON has the same keys, null where unknown, and parses" {
    expect 0 status --all --format json
    printf '%s' "$output" | python3 -c '
import json, sys
rows = json.load(sys.stdin)
assert len(rows) == 88, len(rows)
keys = "round date zone status agreed_km2 held_km2 share change_km2 inferred_share note".split()
assert all(list(row) == keys for row in rows)
assert rows[0]["agreed_km2"] is None and rows[0]["status"] == "not agreed"
six = [row for row in rows if row["round"] == 6 and row["zone"] == "homs"][0]
assert six["share"] == 1 and isinstance(six["agreed_km2"], float)
'
}

@test "a table's text is the same twice and from any folder" {
    expect 0 status --all
    first=$output
    cd /
    expect 0 status --all
    [ "$first" = "$output" ]
}

@test "stdout on a full disk ends with 3 and says so" {
    [ -c /dev/full ] || skip "there is no /dev/full"
    run --separate-stderr bash -c "\"$DEZMAP\" status --all > /dev/full"
    [ "$status" -eq 3 ]
    has "$stderr" "cannot write to standard output"
}
