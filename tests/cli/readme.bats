#!/usr/bin/env bats
load common

@test "what README shows as the program's output is what it prints" {
    export PATH="$(dirname "$DEZMAP"):$PATH"
    python3 - "$TOP/README.md" <<'P'
import re, subprocess, sys
blocks = re.findall(r"```console\n\$ ([^\n]*\bdezmap [^\n]*)\n(.*?)```", open(sys.argv[1], encoding="utf-8").read(), re.S)
assert len(blocks) >= 4, len(blocks)
for command, shown in blocks:
    printed = subprocess.run(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    assert printed == shown, f"{command}\nprints\n{printed}\nREADME shows\n{shown}"
P
}

@test "every map that README asks for is drawn" {
    export PATH="$(dirname "$DEZMAP"):$PATH"
    grep '^    dezmap render' "$TOP/README.md" | sed 's/#.*//' > commands
    [ "$(wc -l < commands)" -ge 7 ]
    while read -r command; do
        echo "$command"
        case $command in *--paper*) small= ;; *) small="--size 480x360 --dpi 75" ;; esac
        bash -c "$command $small" 2> said
        [ ! -s said ]
    done < commands
    [ -s now.png ]
    [ -s round-9.pdf ]
    [ "$(ls maps | wc -l)" -eq 22 ]
    [ "$(ls idlib-*.svg | wc -l)" -eq 12 ]
    [ -s saraqib.png ] && [ -s since-round-9.png ] && [ -s ar.png ]
}
