#!/usr/bin/env bats
load common

HEAD=round,date,zone,status,party,since,settlement,settlement_km,front_km,confidence,source

# Checks JSON on stdin by a Python program of which `all` is the answer.
judge() {
    printf '%s' "$output" | python3 -c "
import json, sys
all = json.load(sys.stdin)
$1"
}

@test "a place by its name has the columns of the contract" {
    expect 0 locate Saraqib --round 9 --format csv
    [ "${lines[0]}" = "$HEAD" ]
    [ "${lines[1]}" = "9,2018-05-15,idlib,reduced,opposition,2017-05-04,saraqib,0.0,12.8,high,wikipedia-2017" ]
    [ "${#lines[@]}" -eq 2 ]
    [ -z "$stderr" ]
    expect 0 locate --round 15 Saraqib --format csv
    has "${lines[1]}" "15,2021-02-17,idlib,reduced,government,2020-03-02,saraqib,"
}

@test "names and positions in every spelling give the same answer" {
    expect 0 locate Saraqib --date 2019-06-01 --format csv
    first=$output
    for place in saraqib SARAQIB Sarāqib سراقب Serakib Саракиб Saraqeb "36.809 35.864" "35.864N 36.809E" "36.809E, 35.864N"; do
        expect 0 locate "$place" --date 2019-06-01 --format csv
        [ "$output" = "$first" ]
    done
    expect 0 locate 36.809 35.864 --date 2019-06-01 --format csv
    [ "$output" = "$first" ]
    expect 0 locate --date 2019-06-01 --format csv -- 36.809 35.864
    [ "$output" = "$first" ]
}

@test "a point outside everything is an answer, and its numbers are no options" {
    expect 0 locate -58.4 -34.6 --round 9 --format csv
    has "${lines[1]}" "9,2018-05-15,,no-record,,,"
    expect 0 locate --format csv --round 9 -58.4 -34.6
    has "${lines[1]}" "9,2018-05-15,,no-record,,,"
    expect 0 locate -.5 -.5 --round 9
    has "$output" "There is no record of this ground."
    expect 0 locate 180 -90 --round 9
}

@test "off the record's days nobody holds anything" {
    for day in 2017-05-03 2024-11-27 2016-01-01; do
        expect 0 locate Idlib --date $day --format csv
        [ "${lines[1]}" = ",$day,idlib,no-record,,,idlib,0.0,,," ]
    done
    expect 0 locate Idlib --date 2017-05-04 --format csv
    has "${lines[1]}" ",2017-05-04,idlib,agreed,opposition,2017-05-04,idlib,0.0,"
    has "${lines[1]}" ",medium,wikipedia-2017"
    expect 0 locate Idlib --date 2025-01-01
    has "$output" "There is no record after 26 November 2024."
    expect 0 locate Idlib --round 2
    has "$output" "There is no record before 4 May 2017."
}

@test "without a round there is a history that joins equal rounds and tells each of them" {
    expect 0 locate Saraqib --format json
    judge "
rounds = []
for row in all:
    rounds += list(range(row['round'], row['last_round'] + 1))
assert rounds == list(range(1, 23)), rounds
assert all[0]['status'] == 'no-record' and all[0]['party'] is None and all[0]['last_round'] == 3
assert [r['party'] for r in all[1:]] == ['opposition'] * (len(all) - 2) + ['government']
assert all[-1]['round'] == 15 and all[-1]['since'] == '2020-03-02'
keys = ['zone', 'status', 'party', 'since', 'front_km', 'confidence', 'source']
assert any(k for k in keys)
for a, b in zip(all, all[1:]):
    assert [a[k] for k in keys] != [b[k] for k in keys], (a, b)
"
    expect 0 locate Saraqib --format csv
    history=$output
    for round in 1 4 6 9 10 15; do
        expect 0 locate Saraqib --round $round --format csv
        grep -qxF "${lines[1]}" <<<"$history"
    done
}

@test "a sentence says who, since when and how sure that is" {
    expect 0 locate Saraqib --round 16
    has "${lines[0]}" "Round 16, 8 July 2021: Idlib area (reduced); held by: Government of Syria, since 2 March 2020."
    has "${lines[0]}" "Nearest front line: 2.3 km away. Reported, seen so on 2 March 2020; confidence: high."
    has "${lines[0]}" "Days between that and the day asked about: 493."
    expect 0 locate Saraqib --round 5
    has "${lines[0]}" "since 4 May 2017 or before"
    has "${lines[0]}" "seen so only later, on 31 July 2017"
    expect 0 locate Saraqib --round 16 --lang fr
    has "${lines[0]}" "tenu par : Gouvernement syrien, depuis le 2 mars 2020."
    expect 0 locate Saraqib --round 16 --lang ar
    has "${lines[0]}" "بيد: الحكومة السورية"
    expect 0 locate Saraqib --round 16 --format json
    judge "assert all[0]['text'].startswith('Round 16, 8 July 2021: Idlib area (reduced)')
assert all[0]['basis'] == 'reported' and all[0]['observed'] == '2020-03-02'
assert (all[0]['lon'], all[0]['lat']) == (36.809, 35.864) and all[0]['precision_km'] == 0.3"
}

@test "a place near a front line is said to be doubtful" {
    expect 0 locate 36.75 35.88 --round 18
    has "$output" "The front line is nearer than the record is exact"
    expect 0 locate Idlib --round 18
    [[ $output != *"nearer than the record is exact"* ]]
}

@test "an unknown name ends with 1 and suggests, an ambiguous one lists the choice" {
    expect 1 locate Sarakib --round 9
    [ -z "$output" ]
    has "$stderr" "there is no place 'Sarakib' in the data set; did you mean "
    has "$stderr" "Saraqib (saraqib)"
    expect 1 locate Atlantis
    has "$stderr" "there is no place 'Atlantis' in the data set"
    expect 1 locate Kafr Zita x
    copy_syria
    sed -i 's/^sarmin,Sarmin,/sarmin,Saraqib,/' set/settlements.csv
    expect 1 locate Saraqib -d set --round 9 --format csv
    has "$stderr" "'Saraqib' may be any of 2 places"
    expect 0 locate sarmin -d set --round 9 --format csv
}

@test "bad positions and options end with 2 and one message" {
    for bad in "36.6" "36.6 x" "36.6 95" "35.9 136.6" "36.6N 35.9N" "1 2 3"; do
        # shellcheck disable=SC2086
        expect 2 locate $bad --round 9
        [ -z "$output" ]
        [ "${#stderr_lines[@]}" -eq 1 ]
    done
    expect 2 locate
    has "$stderr" "which place?"
    expect 2 locate Idlib --round 9 --date 2018-01-01
    expect 2 locate Idlib --round 99
    expect 2 locate Idlib --date 2018-02-30
    expect 2 locate Idlib --map idlib.bmp
    expect 2 locate Idlib --format xml
    expect 2 locate 36.6 35.9 --radius 0 --map a.png
    [ -z "$(ls)" ]
}

@test "--map draws the place too" {
    expect 0 locate Saraqib --round 16 --map saraqib.svg --radius 15 --format csv
    has "$output" "16,2021-07-08,idlib"
    xmllint --noout saraqib.svg
    expect 0 locate 36.63 35.93 --map here.png
    head -c 4 here.png | grep -q PNG
    first=$(sha256sum <here.png)
    expect 0 locate 36.63 35.93 --map here.png
    [ "$first" = "$(sha256sum <here.png)" ]
}

@test "a full disk is trouble" {
    run --separate-stderr bash -c '"$1" locate Idlib --round 9 >/dev/full' - "$DEZMAP"
    [ "$status" -eq 3 ]
    has "$stderr" "cannot write to standard output"
}

@test "a package gives the same answers as the texts, and follows who edits it" {
    "$DEZMAP" export -o set.gpkg
    for place in Saraqib "36.63 35.93" "-58.4 -34.6" al-Eis; do
        expect 0 locate "$place" --format json
        first=$output
        expect 0 locate "$place" --format json -d set.gpkg
        [ "$output" = "$first" ]
        expect 0 locate "$place" --format json -d "$SYRIA"
        [ "$output" = "$first" ]
    done
    python3 - <<'P'
import sqlite3
file = sqlite3.connect("set.gpkg")
file.execute("update control set party = 'islamic-state' where settlement = 'saraqib'")
file.commit()
P
    expect 0 locate Saraqib --round 9 --format csv -d set.gpkg
    has "$output" ",islamic-state,"
}
