#!/usr/bin/env bats
# Tables of places: the same bytes with the answers added.
load common

# answers INPUT...: what the program makes of a table on stdin, in $output with all its bytes (CR as ^M).
answers() {
    printf '%b' "$1" >table
    shift
    status=0
    "$DEZMAP" locate --points - "$@" <table >made 2>said || status=$?
    output=$(sed 's/\r/^M/g' made)
    stderr=$(<said)
}

@test "each row is answered for its own date and for what the tables of one place say" {
    answers 'id,lon,lat,event_date\n1,36.809,35.864,2018-05-15\n2,36.809,35.864,2020-03-02\n3,36.809,35.864,2016-01-01\n4,40,35,2018-01-01\n5,-58.4,-34.6,2018-01-01\n'
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [ "$output" = "id,lon,lat,event_date,zone,status,party
1,36.809,35.864,2018-05-15,idlib,reduced,opposition
2,36.809,35.864,2020-03-02,idlib,reduced,government
3,36.809,35.864,2016-01-01,idlib,no-record,
4,40,35,2018-01-01,,no-record,
5,-58.4,-34.6,2018-01-01,,no-record," ]
}

@test "rows by rows the answers are those of locate for one place" {
    python3 - <<'P'
import random
random.seed(5)
with open("rows.csv", "w") as out:
    out.write("lon,lat,date\n")
    for i in range(12):
        out.write(f"{random.uniform(35.9, 37.6):.5f},{random.uniform(35.2, 36.5):.5f},{random.randint(2017, 2024)}-06-{random.randint(10, 28)}\n")
P
    "$DEZMAP" locate --points rows.csv --with front_km,since,settlement,settlement_km >made
    [ "$(head -1 made)" = "lon,lat,date,zone,status,party,since,settlement,settlement_km,front_km" ]
    tail -n +2 made | while IFS=, read -r lon lat date rest; do
        expect 0 locate "$lon" "$lat" --date "$date" --format csv
        IFS=, read -r _ _ zone state party since settlement km front _ <<<"${lines[1]}"
        [ "$rest" = "$zone,$state,$party,$since,$settlement,$km,$front" ]
    done
}

@test "quotes, line ends, byte order marks and separators stay as they are" {
    answers '\xef\xbb\xbflon;lat;date;"a ""note"""\r\n36.809;"35.864";2018-05-15;"x; y\nz"\r\n"36.809";35.864;"2018-05-15";5" gun'
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [ "$output" = "$(printf '\xef\xbb\xbf')lon;lat;date;\"a \"\"note\"\"\";zone;status;party^M
36.809;\"35.864\";2018-05-15;\"x; y
z\";idlib;reduced;opposition^M
\"36.809\";35.864;\"2018-05-15\";5\" gun;idlib;reduced;opposition" ]
    answers 'Latitude\tLONGITUDE\tday\n35.864\t36.809\t20180515\n\n35.864\t36.809\t2018-05-15T23:59:59Z\n'
    [ "$output" = "$(printf 'Latitude\tLONGITUDE\tday\tzone\tstatus\tparty\n35.864\t36.809\t20180515\tidlib\treduced\topposition\n\n35.864\t36.809\t2018-05-15T23:59:59Z\tidlib\treduced\topposition')" ]
    # taking the added columns off again gives the table back, to the byte
    cut -f 1-3 made | cmp - table
}

@test "bad rows pass through with empty answers, are counted, and the first are told by line" {
    answers 'x,y,date\nabc,35.864,2018-05-15\n36.809,95,2018-05-15\n36.809,35.864,\n36.809,35.864\n"36.809"x,35.864,2018-05-15\n36.809,35.864,2018-02-30\n36.809,35.864,2018-05-15\n'
    [ "$status" -eq 0 ]
    [ "$output" = 'x,y,date,zone,status,party
abc,35.864,2018-05-15,,,
36.809,95,2018-05-15,,,
36.809,35.864,,,,
36.809,35.864,,,
"36.809"x,35.864,2018-05-15,,,
36.809,35.864,2018-02-30,,,
36.809,35.864,2018-05-15,idlib,reduced,opposition' ]
    has "$stderr" "standard input: line 2: 'abc' in column 'x' is no number from -180 to 180"
    has "$stderr" "line 3: '95' in column 'y' is no number from -90 to 90"
    has "$stderr" "line 4: '' in column 'date' is no date such as 2018-05-15"
    has "$stderr" "line 5: expected 3 fields as in the header, found 2"
    has "$stderr" "line 6: text follows a closing quote"
    [[ $stderr != *"line 7"* ]]
    has "$stderr" "6 of 7 rows have no answer"
    answers 'x,y,date\nabc,35.864,2018-05-15\n' -q
    [ -z "$stderr" ]
}

@test "a quote that is never closed costs its own row alone" {
    answers 'x,y,date,note\n36.809,35.864,2018-05-15,"open\n36.809,35.864,2018-05-15,a\n36.809,35.864,2018-05-15,b\n'
    [ "$output" = 'x,y,date,note,zone,status,party
36.809,35.864,2018-05-15,"open,,,
36.809,35.864,2018-05-15,a,idlib,reduced,opposition
36.809,35.864,2018-05-15,b,idlib,reduced,opposition' ]
    has "$stderr" "line 2: a quote is never closed"
}

@test "of two columns of dates with one name none is taken" {
    answers 'lon,lat,date,Date,time\n36.809,35.864,2018-05-15,2020-05-05,2019-01-01\n'
    [ "$status" -eq 2 ]
    [ ! -s made ]
    [[ $stderr == *"there are several columns 'date'; give the number of one, from 1, for --time"* ]]
    answers 'lon,lat,date,Date\n36.809,35.864,2018-05-15,2020-05-05\n' --time 3
    [ "$status" -eq 0 ]
    answers 'lon,lat,date,Date\n36.809,35.864,2018-05-15,2020-05-05\n' --date 2018-05-15
    [ "$status" -eq 0 ]
}

@test "lines that end with CR alone are refused, not taken for one header" {
    answers 'lon,lat,date\r36.809,35.864,2018-05-15\r36.809,35.864,2018-05-15\r'
    [ "$status" -eq 3 ]
    [ ! -s made ]
    [[ $stderr == *"standard input: line 1: its lines end with CR alone, expected LF or CRLF"* ]]
    answers '36.809,35.864\r36.809,35.864\r' --no-header --x 1 --y 2 --round 9
    [ "$status" -eq 3 ]
    [ ! -s made ]
    answers 'lon,lat,"a\r\nb"\r\n36.809,35.864,1\r\n' --round 9
    [ "$status" -eq 0 ]
}

@test "columns are found by usual names, or named, or numbered" {
    answers 'lon,lat,x,y,when\n36.809,35.864,0,0,2018-05-15\n' --time when
    has "$output" "2018-05-15,idlib,reduced,opposition"
    answers 'lon,lat,x,y,when\n0,0,36.809,35.864,2018-05-15\n' --time 5 --x X --y 4
    has "$output" "2018-05-15,idlib,reduced,opposition"
    answers '2018-05-15,35.864,36.809\n2018-05-15,x,36.809\n' --no-header --x 3 --y 2 --time 1
    [ "$output" = "2018-05-15,35.864,36.809,idlib,reduced,opposition
2018-05-15,x,36.809,,," ]
    answers 'a,b,date\n1,2,2018-05-15\n'
    [ "$status" -eq 2 ]
    has "$stderr" "no columns of longitude and latitude are found"
    has "$stderr" "There are a, b, date"
    answers 'lon,lat,lon\n1,2,3\n'
    [ "$status" -eq 2 ]
    answers 'lon,lat,date\n1,2,2018-05-15\n' --time when
    [ "$status" -eq 2 ]
    has "$stderr" "there is no column 'when' for --time; there are lon, lat, date"
    answers '1,2,2018-05-15\n' --no-header
    [ "$status" -eq 2 ]
    has "$stderr" "--x 1 --y 2"
    for bad in "--x lon" "--x lon --y lon" "--no-header --x lon --y lat" "--no-header --x 0 --y 1" "--time date --round 9" \
        "--with wind" "--time-format %Q" "--time-format %Y" "--time-format %d/%m/%Y --date 2018-05-15"; do
        # shellcheck disable=SC2086
        answers 'lon,lat,date\n1,2,2018-05-15\n' $bad
        [ "$status" -eq 2 ]
        [ "$(wc -l <said)" -eq 1 ]
        [ ! -s made ]
    done
}

@test "a round or a date holds for all rows, and so does the latest round where there are no dates" {
    answers 'lon,lat\n36.809,35.864\n' --round 9
    has "$output" "36.809,35.864,idlib,reduced,opposition"
    [ -z "$stderr" ]
    answers 'lon,lat,date\n36.809,35.864,never\n' --date 2020-03-02
    has "$output" "36.809,35.864,never,idlib,reduced,government"
    answers 'lon,lat\n36.809,35.864\n'
    has "$output" "36.809,35.864,idlib,reduced,government"
    has "$stderr" "no column of dates: all rows are answered for round 22; else give --time, --round or --date"
}

@test "dates that can be read in two ways are refused with the remedy, and read when it is taken" {
    answers 'lon,lat,date\n36.809,35.864,03/04/2018\n'
    [ "$status" -eq 2 ]
    [ ! -s made ]
    has "$stderr" "line 2: '03/04/2018' in column 'date' is no date such as 2018-05-15; whether the day or the month comes first must be said: --time-format %d/%m/%Y or %m/%d/%Y"
    answers 'lon,lat,date\n36.809,35.864,03/04/2018\n' --time-format %d/%m/%Y
    has "$output" "03/04/2018,idlib,reduced,opposition"
    answers 'lon,lat,date\n36.809,35.864,15 May 2018\n'
    [ "$status" -eq 2 ]
    has "$stderr" "%d %B %Y"
    answers 'lon,lat,date\n36.809,35.864,2018-05-15\n36.809,35.864,03/04/2018\n'
    [ "$status" -eq 0 ]
    has "$output" "03/04/2018,,,"
}

@test "shards through parallel give the bytes of one run" {
    command -v parallel >/dev/null || skip "GNU parallel is not installed"
    python3 - <<'P'
import random
random.seed(6)
with open("rows.csv", "w", newline="") as out:
    out.write("id,lon,lat,date\n")
    for i in range(60000):
        out.write(f"{i},{random.uniform(35, 39):.6f},{random.uniform(32, 37):.6f},{random.randint(2016, 2025)}-{random.randint(1, 13):02}-10\n")
P
    "$DEZMAP" locate --points rows.csv >whole 2>/dev/null
    {
        head -1 rows.csv | "$DEZMAP" locate --points -
        tail -n +2 rows.csv | parallel --will-cite --pipe --keep-order --block 200k \
            "$DEZMAP locate -q --points - --no-header --x 2 --y 3 --time 4"
    } >shards
    cmp whole shards
    # and so does whatever the pieces are that a pipe comes in
    python3 -c "
import sys, time
data = open('rows.csv', 'rb').read()
for at in range(0, len(data), 77777):
    sys.stdout.buffer.write(data[at:at + 77777])
    sys.stdout.flush()
" | "$DEZMAP" locate -q --points - >piped
    cmp whole piped
}

@test "memory does not grow with the table" {
    python3 - <<'P'
row = "36.809,35.864,2018-05-15,\"" + "x" * 60 + "\"\n"
with open("rows.csv", "w") as out:
    out.write("lon,lat,date,note\n" + row * 800000)
P
    one=$(printf 'lon,lat,date\n1,2,2018-05-15\n' | python3 -c "
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)" "$DEZMAP" locate --points -)
    many=$(python3 -c "
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)" "$DEZMAP" locate --points rows.csv)
    [ $((many - one)) -lt 65536 ] # KiB
}

@test "faults of files end with 3 and one message" {
    expect 3 locate --points nowhere.csv
    has "$stderr" "nowhere.csv: cannot open"
    : >empty.csv
    expect 3 locate --points empty.csv
    has "$stderr" "expected a header, found an empty file"
    expect 3 locate --points .
    expect 0 locate --points empty.csv --no-header --x 1 --y 2 --round 9
    [ -z "$output" ]
    printf 'lon,lat\n1,2\n' >rows.csv
    run --separate-stderr bash -c '"$1" locate --points rows.csv --round 9 >/dev/full' - "$DEZMAP"
    [ "$status" -eq 3 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    head -c 1500000 /dev/zero | tr '\0' 'a' >long.csv
    expect 3 locate --points long.csv
    has "$stderr" "a line is longer than 1 MiB"
    expect 2 locate --points rows.csv Idlib
    expect 2 locate --points rows.csv --map a.png
}

@test "a closed pipe ends it" {
    run --separate-stderr bash -c 'set -o pipefail; (echo lon,lat; yes 36.8,35.8) | "$1" locate --points - --round 9 | head -3' - "$DEZMAP"
    [ "${lines[1]}" = "36.8,35.8,idlib,reduced,opposition" ]
    [ "${#lines[@]}" -eq 3 ]
}

@test "-v tells how many rows were answered and how fast" {
    printf 'lon,lat\n1,2\n3,x\n' >rows.csv
    expect 0 locate --points rows.csv --round 9 -v
    has "$stderr" "answered 1 rows in "
    has "$stderr" "1 of 2 rows have no answer"
}
