# What the command line tests share. DEZMAP is the program; `run --separate-stderr` keeps the two streams apart.
bats_require_minimum_version 1.5.0

setup() {
    TOP="$(cd "$BATS_TEST_DIRNAME/../.." && pwd)"
    DEZMAP="${DEZMAP:-$TOP/build/release/dezmap}"
    SYRIA="$TOP/geodata/syria"
    mkdir "$BATS_TEST_TMPDIR/here" # bats keeps files of its own beside it
    cd "$BATS_TEST_TMPDIR/here" || exit 1
}

# A copy of the shipped data set to be spoilt.
copy_syria() {
    cp -r "$SYRIA" set
    chmod -R u+w set
}

# Runs the program; the exit status must be $1.
expect() {
    local want=$1
    shift
    run --separate-stderr "$DEZMAP" "$@"
    if [ "$status" -ne "$want" ]; then
        echo "exit status $status, expected $want"
        echo "stdout: $output"
        echo "stderr: $stderr"
        return 1
    fi
}

# Text $1 holds $2.
has() {
    case $1 in *"$2"*) return 0 ;; esac
    echo "not found: $2"
    echo "in: $1"
    return 1
}

# The first Python that has GDAL, in GDAL_PYTHON; skips the test if there is none.
need_gdal_python() {
    for GDAL_PYTHON in python3 /usr/bin/python3; do
        "$GDAL_PYTHON" -c 'from osgeo import ogr' 2>/dev/null && return
    done
    skip "no Python here has GDAL"
}
