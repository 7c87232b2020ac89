#!/usr/bin/env bats
# `dezmap style`: the styles there are, and what is wrong or odd about one.
load common

@test "style list tells the shipped styles in each form" {
    expect 0 style list
    [ "${#lines[@]}" -eq 4 ]
    expect 0 style list --format csv
    [ "${lines[0]}" = "name,layers,description" ]
    has "${lines[1]}" "night,"
    has "${lines[2]}" "print,"
    has "${lines[3]}" "report,"
    expect 0 style list --format json
    has "$output" '"name": "report"'
}

@test "no shipped style has an error" {
    for name in night print report; do
        expect 0 style check $name
        has "$stderr" "dezmap: $name: 0 errors"
    done
}

@test "a copy of report with three colours, a font and a legend title changed has no error" {
    sed -e 's/#dce8ef/#cfe3f2/' -e 's/#7a1f3d/#004488/' -e 's/#4a2f96/rgb(90, 30, 120)/' -e 's/Noto Sans SemiBold/DejaVu Sans Bold/' \
        "$TOP/styles/report.json" > mine.json
    sed -e '/^\[legend\]/a text=What is shown\ntext[ar]=مفتاح الخريطة' "$TOP/styles/report.ini" > mine.ini
    expect 0 style check mine.json
    has "$stderr" "0 errors"
    expect 0 style check ./mine.json --format csv
    case $output in *error,*) return 1 ;; esac
}

@test "a faulty style ends with 1 and tells file, line, layer, property and what was expected, once" {
    sed -e 's/"line-width": 1.36/"line-width": "wide"/' "$TOP/styles/report.json" > mine.json
    line=$(grep -n '"wide"' mine.json | cut -d: -f1)
    expect 1 style check mine.json --format csv
    has "$output" "error,style-value,mine.json,$line,\"layer 'road': line-width: expected a number or an expression, found a string\""
    [ "${#lines[@]}" -eq 2 ]
    has "$stderr" "dezmap: mine.json: 1 error, 0 warnings"
}

@test "a fault of the page's INI is told by its own name and line" {
    cp "$TOP/styles/report.json" mine.json
    sed -e 's/^place=quiet/place=loud/' "$TOP/styles/report.ini" > mine.ini
    line=$(grep -n -m1 'loud' mine.ini | cut -d: -f1)
    expect 1 style check mine.json --format csv
    has "$output" "error,page-value,mine.ini,$line,\"[scalebar] place: 'loud' is none of quiet, top-left,"
}

@test "typos, deep nesting, a huge file and doubled keys are one error each" {
    one() {
        expect 1 style check mine.json --format csv
        has "$output" "error,json,mine.json,$1,"
        [ "${#lines[@]}" -eq 2 ]
    }
    printf '{"version": 8,\n"layers": [},' > mine.json
    one 2
    printf '{"version": 8,\n"version": 8}' > mine.json
    one 2
    { printf '\n'; head -c 200000 /dev/zero | tr '\0' '['; } > mine.json
    one 2
    head -c 2000000 /dev/zero | tr '\0' ' ' > mine.json
    one ''
    head -c 1000 /dev/zero > mine.json
    one ''
    printf '{"version": 8, "name": "\xff"}' > mine.json
    one 1
}

@test "--strict counts warnings, -q keeps silent about them" {
    expect 1 style check report --strict
    expect 0 style check report -q
    [ -z "$stderr" ]
}

@test "what is not there, or not asked for rightly, is told" {
    expect 2 style
    has "$stderr" "list, check and reference"
    expect 2 style chekc report
    expect 2 style check
    has "$stderr" "which style?"
    expect 2 style list report
    has "$stderr" "unexpected argument 'report'"
    expect 2 style check reprot
    has "$stderr" "there is no style 'reprot'; there are night, print, report"
    expect 3 style check ./reprot.json
    has "$stderr" "./reprot.json: there is no such file"
    expect 3 style check .json/..
    expect 1 style check /dev/zero --format csv
    has "$output" "error,json,/dev/zero,,expected JSON of at most 1 MiB"
}

@test "a text larger than the page is left out, as any that finds no room" {
    sed 's/"text-size": 11.72/"text-size": 1e9/' "$TOP/styles/report.json" >mine.json
    cp "$TOP/styles/report.ini" mine.ini
    expect 0 render --round 9 --style ./mine.json -o map.png
    [ -s map.png ] && [ -z "$stderr" ]
}

@test "a family of fonts that is not installed is told by check and by render, with what is used instead" {
    sed -e '0,/"Noto Sans SemiBold"/s//"Nowhere Grotesk Bold"/' "$TOP/styles/report.json" > mine.json
    sed -e '/^\[legend\]/a font=Nowhere Antiqua' "$TOP/styles/report.ini" > mine.ini
    line=$(grep -n 'Nowhere' mine.json | cut -d: -f1)
    expect 0 style check mine.json --format csv
    has "$output" "warning,style-font,mine.json,$line,layer '"
    has "$output" "text-font: the family 'Nowhere Grotesk' is not installed; 'Noto Sans Arabic' is used instead"
    line=$(grep -n 'Nowhere' mine.ini | cut -d: -f1)
    has "$output" "warning,style-font,mine.ini,$line,[legend] font: the family 'Nowhere Antiqua' is not installed; '"
    expect 0 render --round 9 --style ./mine.json -o map.png
    [ -s map.png ]
    has "$stderr" "dezmap: ./mine.ini: line $line: [legend] font: the family 'Nowhere Antiqua' is not installed; '"
    expect 0 render -q --round 9 --style ./mine.json -o map.png
    [ -z "$stderr" ]
    expect 0 style check report --format csv
    case $output in *style-font*) return 1 ;; esac
}

@test "a byte order mark before either file of a style is passed over" {
    for part in json ini; do
        { printf '\xef\xbb\xbf'; cat "$TOP/styles/report.$part"; } > mine.$part
    done
    expect 0 style check mine.json
    has "$stderr" "0 errors"
}

@test "a broken line of the page's INI has its number in the column of lines" {
    cp "$TOP/styles/report.json" mine.json
    printf '[title]\nsize=3\nsize=4\n' > mine.ini
    expect 1 style check mine.json --format csv
    has "$output" "error,ini,mine.ini,3,size=4 comes twice (first on line 2)"
}

@test "a style beyond a limit is refused by check and by render in the same words" {
    {
        printf '{"version": 8, "sources": {"s": {"type": "vector"}}, "layers": [{"id": "sea", "type": "background"}'
        for i in $(seq 200); do
            printf ',\n{"id": "l%s", "type": "line", "source": "s", "source-layer": "control"}' "$i"
        done
        printf ']}'
    } > mine.json
    expect 1 style check mine.json --format csv
    has "$output" "error,style-limit,mine.json,201,layer 'l200': there are more than 200 layers"
    expect 3 render --round 9 --style ./mine.json -o map.png
    has "$stderr" "mine.json: line 201: layer 'l200': there are more than 200 layers"
    [ ! -e map.png ]
}

@test "contrast is warned of for exactly the pairs that WCAG's formula puts below 3 to 1" {
    command -v python3 > /dev/null || skip "no python3"
    cat > contrast.py <<'PY'
import itertools, math, re, sys

def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)

told = {frozenset(pair): float(figure) for *pair, figure in
        re.findall(r"(#\w{6}) beside (#\w{6})(?: \(land\))? has a contrast of ([\d.]+):1", sys.stdin.read())}
wanted = {frozenset(pair): math.floor(contrast(*pair) * 100) / 100
          for pair in itertools.combinations(sys.argv[1:], 2) if contrast(*pair) < 3}
assert told == wanted, (told, wanted)
assert wanted and len(wanted) < math.comb(len(sys.argv) - 1, 2), "some pairs must be below, some above"
PY
    layer='{"id": "%s", "type": "fill", "source": "s", "source-layer": "%s", "paint": {"fill-color": %s}}'
    for colours in "#1f6f8b #ffd54f #7a1f3d #f4b6c2" "#000000 #767676 #e0e0e0 #4477aa"; do
        set -- $colours
        {
            printf '{"version": 8, "sources": {"s": {"type": "vector"}}, "layers": ['
            printf "$layer," land land '"#f5f2ea"'
            printf "$layer]}" x zone "[\"match\", [\"get\", \"status\"], \"agreed\", \"$1\", \"reduced\", \"$2\", \"ended\", \"$3\", \"$4\"]"
        } > mine.json
        expect 0 style check mine.json --format csv
        python3 contrast.py '#f5f2ea' "$@" <<< "$output"
    done
}

@test "a style whose texts are too much to measure is told by render, with its layer, and nothing is written" {
    text=$(printf 'x%.0s' $(seq 150))
    layer='{"id": "l%s", "type": "symbol", "source": "s", "source-layer": "settlement", "layout": {"text-size": 6, "text-max-width": 0, "text-font": ["Noto Sans Regular"], "text-allow-overlap": true, "text-field": ["concat", "%s", ["get", "name"], "%s"]}}'
    {
        printf '{"version": 8, "sources": {"s": {"type": "vector"}}, "layers": [{"id": "sea", "type": "background"}'
        for i in $(seq 16); do printf ",$layer" "$i" "$i" "$text"; done
        printf ']}'
    } > mine.json
    expect 0 style check -q mine.json
    expect 2 render -q --round 9 --style ./mine.json -o map.png
    has "$stderr" "style 'mine': layer 'l"
    has "$stderr" "have more than 4000000 letters to measure on this map; give the layer a filter or shorter texts"
    [ ! -e map.png ]
    [ "$(grep -c . <<< "$stderr")" -eq 1 ]
    expect 2 render -q --round 9 --style ./mine.json -o map.svg
    [ ! -e map.svg ]
}
