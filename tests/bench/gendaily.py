#!/usr/bin/env python3
"""Writes a data set of daily snapshots of one front line: gendaily.py FOLDER [DAYS]

Two parties share a box of 6 x 3 degrees; between them runs a jagged line of some 1,500 vertices that is their common
border. On each day a stretch of it moves a little, so that most segments of a day are those of the day before. What
really changed between two days is known from the strips that moved; the polygons are given whole, every day.
"""
import datetime
import json
import pathlib
import random
import sys

SIDE = 1500
WEST, SOUTH, EAST, NORTH = 33.0, 46.0, 39.0, 49.0


def main():
    folder = pathlib.Path(sys.argv[1])
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 770
    folder.mkdir(parents=True, exist_ok=True)
    rand = random.Random(7)
    lons = [round(WEST + (EAST - WEST) * i / SIDE, 7) for i in range(SIDE + 1)]
    lats, lat = [], 47.5
    for _ in lons:
        lat = min(max(lat + rand.uniform(-0.01, 0.01), 46.6), 48.4)
        lats.append(round(lat, 7))
    day = datetime.date(2022, 2, 24)
    with open(folder / "front.geojson", "w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","features":[\n')
        for n in range(days):
            if n:
                first = rand.randrange(SIDE - 30)
                step = rand.uniform(-0.02, 0.02)
                for i in range(first, first + rand.randrange(3, 25)):
                    lats[i] = round(min(max(lats[i] + step, 46.6), 48.4), 7)
            line = [list(p) for p in zip(lons, lats)]
            for party, ring in (("north", line[::-1] + [[WEST, NORTH], [EAST, NORTH]]),
                                ("south", line + [[EAST, SOUTH], [WEST, SOUTH]])):
                ring.append(ring[0])
                out.write("%s%s\n" % ("," if n or party == "south" else "", json.dumps(
                    {"type": "Feature", "properties": {"party": party, "day": str(day + datetime.timedelta(n))},
                     "geometry": {"type": "Polygon", "coordinates": [ring]}}, separators=(",", ":"))))
        out.write("]}\n")
    (folder / "dataset.ini").write_text(
        "[dataset]\nformat=1\nid=daily\ntitle=Daily\nversion=1\ndate=2022-02-24\nlicence=CC0\ncredit=made up\n"
        "[map]\n[zones]\nfrom=none\n[control]\nfrom=polygons\nsource=front.geojson\nfield_party=party\n"
        "field_date=day\n", encoding="utf-8")


main()
