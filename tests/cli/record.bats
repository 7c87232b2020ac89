#!/usr/bin/env bats
# The shipped record against itself: what geodata/import promises of it, asked again of the tables.
load common

@test "the tables of the shipped set agree with each other" {
    run -0 python3 "$TOP/geodata/import/selfcheck.py" "$SYRIA"
    has "$output" "0 wrong"
}

@test "what is inferred cites what it was inferred from, and selfcheck would see if it did not" {
    cp -r "$SYRIA" set
    sed -i 's/^\(adama,2018-03-03,.*,inferred,low,\)[^,]*/\1enclosed-by;recalled/' set/control.csv
    sed -i 's/^\(banastour,2018-03-21,surqanya,\).*/\12018-03-22/' set/inferences.csv
    run -1 python3 "$TOP/geodata/import/selfcheck.py" set
    has "$output" "adama, 2018-03-03 does not cite what it was inferred from"
    has "$output" "surqanya is not held so since 2018-03-22"
    has "$output" "2 wrong"
}
