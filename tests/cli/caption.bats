#!/usr/bin/env bats
load common

# Whole km² of column $1 of `status --round 9` for zone $2.
figure() {
    "$DEZMAP" status --round 9 --format csv | awk -F, -v c="$1" -v z="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == c) at = i }
        $3 == z { printf "%.0f", $at }'
}

@test "the caption has the figures of status, in every language" {
    held=$(figure held_km2 idlib)
    change=$(figure change_km2 idlib)
    for lang in en ar tr ru fr; do
        expect 0 render --round 9 --lang $lang --size 480x360 --dpi 75 -o map.png --caption map.txt
        [ "$(wc -l < map.txt)" = 1 ]
        digits=$(sed 's/[^0-9]//g' < map.txt) # whatever stands between thousands
        has "$digits" "$held"
        has "$digits" "${change#-}"
        grep -q "CC BY-SA 4.0" map.txt
        grep -q "syria 1.0.0" map.txt
        cp map.txt $lang.txt
    done
    [ "$(sort -u ??.txt | wc -l)" = 5 ]
    grep -q "Idlib area: reduced, 6,155 of 9,447 km² held (65 %), −2,871 km² since round 8\." en.txt
    grep -q "Held, as far as recorded: Government of Syria" en.txt
    grep -q "Northern Homs: being handed over\." en.txt
    grep -q "“Opposition” includes" en.txt
}

@test "captions of several maps: into one file, into a folder, by a pattern" {
    expect 0 render --round 8-10 --size 480x360 --dpi 75 -o maps/ --caption all.txt
    [ "$(grep -c '^Syria' all.txt)" = 3 ]
    [ "$(grep -o 'Round [0-9]*' all.txt | xargs)" = "Round 8 Round 9 Round 10" ]
    expect 0 render --round 8-10 --size 480x360 --dpi 75 -o maps/ --caption words/
    [ "$(ls words | xargs)" = "round-08.txt round-09.txt round-10.txt" ]
    grep -q "Round 10 ·" words/round-10.txt
    expect 0 render --round 8-10 --size 480x360 --dpi 75 -o rounds.pdf --caption 'c%r.txt'
    [ "$(ls c* | xargs)" = "c08.txt c09.txt c10.txt" ]
    expect 0 render --round 9 -o map.png --caption -
    [ "$output" = "$(cat c09.txt)" ]
}

@test "a caption off the record says so and has no figures" {
    expect 0 render --round 2 --size 480x360 --dpi 75 -o map.png --caption -
    has "$output" "There is no record before 4 May 2017"
    [ "${output/km²/}" = "$output" ]
}

@test "every file has the description" {
    expect 0 render --round 9 -o map.png
    expect 0 render --round 9 -o map.svg
    expect 0 render --round 9 -o map.pdf
    said="Map. Syria: de-escalation areas through the Astana rounds: Round 9 · Astana, 14–15 May 2018. Idlib area: reduced"
    grep -q "<desc id=\"map-desc\">$said" map.svg
    pdfinfo map.pdf | grep -q "^Subject: *$said"
    grep -qa "$said" map.png
}
