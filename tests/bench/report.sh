#!/bin/bash
# The whole report of the shipped set from nothing, as one page of HTML and as an atlas of a page a map, median of several
# runs; beside it what is published of QGIS: 0.12 s a page.
set -e
program=$1
runs=${DEZMAP_BENCH_REPORT_RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

median() {
    sort -n "$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

for form in html pdf; do
    for _ in $(seq "$runs"); do
        /usr/bin/time -f %e -o "$work/time" "$program" report -q -o "$work/report.$form"
        cat "$work/time" >> "$work/$form"
    done
done
pages=$(pdfinfo "$work/report.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
echo "The whole report, median of $runs runs:"
printf 'HTML %s s, %s bytes\n' "$(median "$work/html")" "$(stat -c %s "$work/report.html")"
awk -v s="$(median "$work/pdf")" -v p="${pages:-0}" 'BEGIN {
    printf "PDF  %s s", s
    if (p) printf ", %d pages, %.3f s a page (QGIS: 0.12 s)", p, s / p
    print "" }'
