#!/usr/bin/env bats
load common

# Frame k of GIF $1 is the picture of the k-th of the PNGs behind it: flat colours exactly, edges nearly.
frames_are() {
    need_gdal_python
    PYTHONPATH="$BATS_TEST_DIRNAME/lib" "$GDAL_PYTHON" - "$@" <<'P'
import sys
from gif import frames
from osgeo import gdal
gdal.UseExceptions()
shown = list(frames(sys.argv[1]))
assert len(shown) == len(sys.argv) - 2, len(shown)
for (delay, width, height, pixels), path in zip(shown, sys.argv[2:]):
    picture = gdal.Open(path)
    assert (width, height) == (picture.RasterXSize, picture.RasterYSize)
    bands = [picture.GetRasterBand(k).ReadRaster() for k in (1, 2, 3)]
    off = [max(abs(bands[k][i] - pixels[3 * i + k]) for k in (0, 1, 2)) for i in range(width * height)]
    print(path, delay, max(off), sum(o > 0 for o in off) / len(off), sum(o > 32 for o in off) / len(off))
    assert sum(o > 0 for o in off) < 0.2 * len(off) and sum(o > 32 for o in off) < 0.001 * len(off)
P
}

@test "frame k of a GIF is round k, and the same bytes twice" {
    expect 0 render --round 8-11 --size 640x480 --dpi 75 -o rounds.gif
    expect 0 render --round 8-11 --size 640x480 --dpi 75 -o again.gif
    cmp rounds.gif again.gif
    expect 0 render --round 8-11 --size 640x480 --dpi 75 -o maps/
    frames_are rounds.gif maps/round-08.png maps/round-09.png maps/round-10.png maps/round-11.png
    run frames_are rounds.gif maps/round-08.png maps/round-10.png maps/round-09.png maps/round-11.png
    [ "$status" -ne 0 ]
}

@test "the last frame of a GIF is held, and one round is one frame" {
    expect 0 render --round 8-10 --size 480x360 --dpi 75 -o rounds.gif
    expect 0 render --round 9 --size 480x360 --dpi 75 -o one.gif
    PYTHONPATH="$BATS_TEST_DIRNAME/lib" python3 - <<'P'
from gif import frames
delays = [frame[0] for frame in frames("rounds.gif")]
assert len(delays) == 3 and delays[0] == delays[1] < delays[2], delays
assert len(list(frames("one.gif"))) == 1
data = open("rounds.gif", "rb").read()
assert b"NETSCAPE2.0" in data and b"CC BY-SA 4.0" in data
P
}

@test "a GIF has one name" {
    expect 2 render --round 8-10 --format gif -o maps/
    has "$stderr" "a GIF holds all rounds"
    expect 2 render --round 8-10 -o 'r%r.gif'
    [ -z "$(ls)" ]
}
