#!/usr/bin/env bats
load common

@test "without a command the program says which there are and ends with 2" {
    expect 2
    [ -z "$output" ]
    has "$stderr" "render, report, rounds, status"
}

@test "an unknown command ends with 2" {
    expect 2 frobnicate
    has "$stderr" "there is no command 'frobnicate'"
}

@test "--help goes to stdout and ends with 0, for the program and each command" {
    expect 0 --help
    has "$output" "usage: dezmap COMMAND"
    [ -z "$stderr" ]
    for command in rounds status render locate; do
        expect 0 $command --help
        has "$output" "--dataset"
        has "$output" "dezmap $command [OPTION"
        [ -z "$stderr" ]
    done
}

@test "--version tells the versions of program and data set" {
    expect 0 --version
    has "$output" "dezmap 0."
    has "$output" "data set syria 1."
}

@test "an unknown option, a value that is none and a surplus argument end with 2" {
    expect 2 status --frob
    has "$stderr" "--frob"
    expect 2 status surplus
    has "$stderr" "unexpected argument 'surplus'"
    expect 2 status --format xml
    has "$stderr" "none of table, csv, json"
    expect 2 rounds --lang de
    has "$stderr" "none of en, ar, tr, ru, fr"
}

@test "a round that is not there, a date that is none, and both at once end with 2" {
    expect 2 status --round 23
    has "$stderr" "there is no round '23': give a number from 1 to 22, latest or previous"
    for round in -1 9- -; do
        expect 2 render "--round=$round" -o map.png
        has "$stderr" "there is no round '$round': give a number from 1 to 22, latest or previous"
    done
    expect 2 render --round 9-x -o maps/
    has "$stderr" "there is no round 'x'"
    expect 2 status --round 0x4
    expect 2 status --round ''
    expect 2 status --date 2018-02-30
    has "$stderr" "'2018-02-30' is no date"
    expect 2 status --date 2018-02-03 --round 4
    expect 2 status --all --round 4
}

@test "render needs a target of a form that it knows, and a place that is there" {
    expect 2 render
    has "$stderr" "where to?"
    expect 2 render -o map.bmp
    has "$stderr" "expected a file that ends in .png, .svg, .pdf, .tif or .gif"
    expect 2 render --extent 0,89,1,90 -o map.png
    has "$stderr" "the extent 0,89,1,90 lies outside of what the record covers: 35.3,32.1,38.2,37.1"
    expect 2 render --zone nowhere -o map.png
    has "$stderr" "there is no zone 'nowhere'"
    expect 2 render --around Atlantis -o map.png
    has "$stderr" "there is no place 'Atlantis'"
    expect 2 render --extent 38,35,36,36 -o map.png
    has "$stderr" "west < east"
    expect 2 render --extent nan,35,36,36 -o map.png
    expect 2 render --style night-owl -o map.png
    has "$stderr" "there is no style 'night-owl'"
    [ -z "$(ls)" ]
}

@test "sizes out of range end with 2 and leave no file" {
    for bad in "--size 10x10" "--size 1600" "--size 99999x99999" "--dpi 5" "--dpi nan" "--paper b7" "--radius -3 --around Idlib"; do
        # shellcheck disable=SC2086
        expect 2 render $bad -o map.png
    done
    [ -z "$(ls)" ]
}

@test "several rounds into one file end with 2" {
    expect 2 render --round 4-6 -o map.png
    has "$stderr" "3 rounds need a folder"
    expect 2 render --round 6-4 -o maps/
    has "$stderr" "later than the last"
    [ -z "$(ls)" ]
}

@test "--zone, --extent and --around exclude each other, and so do --size and --paper" {
    expect 2 render --zone idlib --around Idlib -o map.png
    expect 2 render --size 800x600 --paper a4 -o map.png
}
