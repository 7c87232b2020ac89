load common

@test "a report is one page of HTML, the same bytes each time" {
    expect 0 report --round 9 -o a.html
    [ -z "$output" ] && [ -z "$stderr" ]
    expect 0 report --round 9 -o b.html
    cmp a.html b.html
    [ "$(head -c 15 a.html)" = "<!DOCTYPE html>" ]
}

@test "the whole report is under 6 MB, and nothing in it is fetched" {
    expect 0 report -o a.html
    [ "$(stat -c %s a.html)" -lt 6000000 ]
    [ "$(grep -cE '(src|href)="(https?:)?//[^"]*\.(css|js|png|svg)"|<link|@import|url\(["'\'']?http' a.html)" -eq 0 ]
    [ "$(grep -c '<section id="round-' a.html)" -eq 22 ]
}

@test "the figures are those of status and changes" {
    expect 0 report --round 9 -o a.html
    expect 0 status --round 9 --format csv
    has "$output" "idlib,reduced,9447.2,6154.7"
    has "$(cat a.html)" '<td>reduced</td><td class="number">9,447.2</td><td class="number">6,154.7</td>'
    expect 0 changes --from 8 --to 9 --format csv
    has "$output" "idlib,opposition,government,2870.7,82"
    has "$(cat a.html)" 'Opposition</td><td>Government of Syria</td><td class="number">2,870.7</td><td class="number">82</td>'
}

@test "--round, --zone and --from/--to choose what it is about" {
    expect 0 report --from 8 --to 2018-08-01 --zone homs -o a.html
    [ "$(grep -o '<section id="round-[0-9]*' a.html | tr -d '\n')" = '<section id="round-8<section id="round-9<section id="round-10' ]
    [ "$(grep -c '<section id="zone-' a.html)" -eq 1 ]
    expect 2 report --from 2018-05-16 --to 2018-05-20 -o a.html
    [ "$stderr" = "dezmap: there is no round from 2018-05-16 to 2018-05-20" ]
    expect 2 report --zone nowhere -o a.html
    [ "$stderr" = "dezmap: there is no zone 'nowhere'; there are idlib, homs, ghouta, south" ]
    expect 2 report --round 9 --from 8 -o a.html
    [ "$stderr" = "dezmap: --round excludes --from and --to" ]
}

@test "--title, --author, --disclaimer and --logo stand in it, as text" {
    printf 'Nothing <here> is "certain".\n' > words.txt
    printf '\x89PNG\r\n\x1a\nany' > logo.png
    expect 0 report --round 9 --title '</title><script>alert(1)' --author 'A & B' --disclaimer words.txt --logo logo.png -o a.html
    has "$(cat a.html)" "<title>&lt;/title&gt;&lt;script&gt;alert(1)</title>"
    has "$(cat a.html)" "Author: A &amp; B"
    has "$(cat a.html)" "Nothing &lt;here&gt; is &quot;certain&quot;."
    has "$(cat a.html)" 'src="data:image/png;base64,iVBORw0KGgphbnk="'
    expect 3 report --round 9 --logo words.txt -o b.html
    [ "$stderr" = "dezmap: words.txt: the logo must be a PNG" ]
    expect 3 report --round 9 --disclaimer absent.txt -o b.html
    [ ! -e b.html ]
}

@test "a form that there is none of is refused by name" {
    expect 2 report -o a.docx
    [ "$stderr" = "dezmap: -o 'a.docx': a report is written as HTML, PDF or Markdown: expected a file that ends in .html, .pdf or .md, or - for HTML" ]
    expect 2 report --format md -o a.html
    [ "$stderr" = "dezmap: --format md: -o 'a.html' names another" ]
    expect 2 report
    [ -z "$(ls)" ]
}

@test "Markdown has its pictures beside it, each with its description and caption" {
    expect 0 report --round 9 -o r.md
    [ "$(ls | tr '\n' ' ')" = "r-area-ghouta.png r-area-homs.png r-area-idlib.png r-area-south.png r-areas.png r-round-09.png r.md " ]
    for picture in $(sed -nE 's/^!\[.+\]\((.*)\)$/\1/p' r.md); do
        [ "$(head -c 4 "$picture" | tail -c 3)" = PNG ]
    done
    [ "$(grep -c '^!\[' r.md)" -eq 6 ]
    has "$(cat r.md)" "| Idlib area | reduced | 9,447.2 | 6,154.7 | 65.1 | −2,870.7 |"
    has "$(cat r.md)" "[wikipedia-2017](#source-wikipedia-2017)"
    has "$(cat r.md)" '| <a id="source-wikipedia-2017"></a>wikipedia-2017 |'
    sha256sum * > sums
    expect 0 report --round 9 -o r.md
    sha256sum --quiet -c sums
}

# "page title" of each bookmark
bookmarks() {
    qpdf --json --json-key=outlines "$1" | python3 -c 'import json, sys
for mark in json.load(sys.stdin)["outlines"]: print(mark["destpageposfrom1"], mark["title"])'
}

@test "a PDF is an atlas whose bookmarks lead to their pages" {
    expect 0 report --from 8 --to 9 -o a.pdf
    qpdf --check a.pdf
    bookmarks a.pdf > marks
    [ "$(grep -c . marks)" -eq 15 ] # cover, summary, changes, two rounds, four zones with their changes, method, sources
    while read -r page title; do
        title=${title/#*: Changed/Changed} # the zone's name stands on its page, but elsewhere
        pdftotext -f "$page" -l "$page" a.pdf page.txt
        has "$(tr '\n' ' ' < page.txt)" "$title"
    done < marks
    has "$(pdftotext -f "$(sed -n 's/ Round 9 .*//p' marks)" -l "$(sed -n 's/ Round 9 .*//p' marks)" a.pdf -)" "Changed hands since round 8"
    has "$(pdftotext -layout a.pdf -)" "9,447.2"
    has "$(pdftotext a.pdf -)" "Page 2 of $(pdfinfo a.pdf | sed -n 's/Pages: *//p')"
    has "$(pdfinfo a.pdf)" "Syria: de-escalation areas through the Astana rounds"
    for changes in "Changed hands since round 8" "Idlib area: Changed hands since round 8"; do
        page=$(sed -n "s/^\([0-9]*\) $changes\$/\1/p" marks)
        has "$(pdftotext -f "$page" -l "$page" a.pdf -)" "Opposition → Government of Syria"
    done
    expect 0 report --from 8 --to 9 -o b.pdf
    cmp a.pdf b.pdf
}

@test "a PDF has the paper and the language that are asked for" {
    expect 0 report --round 9 --lang ar --paper a4-portrait -o a.pdf
    qpdf --check a.pdf
    has "$(pdfinfo a.pdf)" "595.276 x 841.89 pts (A4)"
    # letters of Arabic come in their joined forms: as letters alone they are the same
    has "$(pdftotext a.pdf - | python3 -c 'import sys, unicodedata; print(unicodedata.normalize("NFKC", sys.stdin.read()))')" "مناطق خفض التصعيد"
    expect 2 report --paper a9 -o b.pdf
    has "$stderr" "--paper 'a9' is none of"
}

@test "--figures writes every picture, and what there is to say of it" {
    expect 0 report --from 9 --to 10 --figures out/pictures
    [ -z "$output" ]
    expect 0 report --round 9 --lang ar --figures out/arabic
    "${PYTHON:-python3}" - << 'END'
import json, os
for folder, count in (("out/pictures", 7), ("out/arabic", 6)):
    figures = json.load(open(folder + "/figures.json"))
    assert len(figures) == count, figures
    assert sorted(f["file"] for f in figures) + ["figures.json"] == sorted(os.listdir(folder), key=lambda n: (n == "figures.json", n))
    assert all(f["caption"] and f["alt"] and f["licence"] == "CC BY-SA 4.0" for f in figures)
assert "6,155" in next(f for f in json.load(open("out/pictures/figures.json")) if f["file"] == "round-09.png")["caption"]
END
}

@test "a full device is told" {
    run --separate-stderr bash -c '"$0" report --round 9 -o - > /dev/full' "$DEZMAP"
    [ "$status" -eq 3 ]
}

@test "the report of init's data set speaks of its zones" {
    expect 0 init island
    expect 0 report -d island -o a.html
    has "$(cat a.html)" "Western area"
    [ "$(grep -c '<section id="round-' a.html)" -eq 3 ]
}

@test "every language is written in its direction" {
    for lang in en ar tr ru fr; do
        expect 0 report --lang $lang --round 9 -o $lang.html
        has "$(head -2 $lang.html)" "<html lang=\"$lang\" dir=\"$([ $lang = ar ] && echo rtl || echo ltr)\">"
    done
}
