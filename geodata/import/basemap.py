#!/usr/bin/python3
"""Make the base map of the data set `syria`.

usage: basemap.py WORLD_HIRES WORLD_MAP.gpkg GSHHG_DIR [OUT_DIR] [DCW.nc]

WORLD_HIRES     worldHires of Debian's r-cran-mapdata, without its ending .L,
                .G or .N (World Data Bank II, by the CIA: public domain; the
                package as a whole is under GPL-2, see ../LICENSE.md)
WORLD_MAP.gpkg  world_map.gpkg of Debian's qgis-common (Natural Earth,
                generalised; public domain)
GSHHG_DIR       folder with binned_GSHHS_f.nc, binned_river_f.nc and
                binned_border_f.nc of Debian's gmt-gshhg-full (LGPL-3+); the
                borders are only compared with
OUT_DIR         without it, ../syria/basemap beside this script
DCW.nc          dcw-gmt.nc of Debian's gmt-dcw (LGPL-3+): only compared with,
                nothing of it is written

Needs Debian's python3-gdal, python3-shapely, python3-netcdf4, python3-numpy.
Coordinates are WGS 84, rounded to 5 decimals before anything is computed, so
that neighbours share their vertices exactly; the same input gives the same
bytes.
"""
import csv
import json
import math
import os
import struct
import sys

import netCDF4
import numpy
from osgeo import ogr
from shapely.geometry import (LineString, MultiLineString, MultiPolygon,
                              Point, Polygon, box, shape)
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polygonize, unary_union
from shapely.strtree import STRtree
from shapely.validation import make_valid

ogr.UseExceptions()
HERE = os.path.dirname(os.path.abspath(__file__))
NEIGHBOURS = box(33, 30.5, 43.5, 38.5)
WATER = (35, 32, 42.5, 37.6)
# How much lines that do not bound Syria are thinned, in degrees.
THINNED = 0.001

# id: names in the order name, name_ar, name_tr, name_ru, name_fr; then the
# names that the World Data Bank gives the pieces
COUNTRIES = {
    "cyprus": ("Cyprus", "قبرص", "Kıbrıs", "Кипр", "Chypre",
               ["Cyprus"]),
    "egypt": ("Egypt", "مصر", "Mısır", "Египет", "Égypte",
              ["Egypt:Sinai", "Egypt:Ras Burun:East"]),
    "iraq": ("Iraq", "العراق", "Irak", "Ирак", "Irak", ["Iraq"]),
    "israel": ("Israel", "إسرائيل", "İsrail", "Израиль", "Israël",
               ["Israel"]),
    "jordan": ("Jordan", "الأردن", "Ürdün", "Иордания", "Jordanie",
               ["Jordan"]),
    "lebanon": ("Lebanon", "لبنان", "Lübnan", "Ливан", "Liban", ["Lebanon"]),
    "palestine": ("Palestine", "فلسطين", "Filistin", "Палестина", "Palestine",
                  ["Gaza Strip", "West Bank"]),
    "saudi-arabia": ("Saudi Arabia", "السعودية", "Suudi Arabistan",
                     "Саудовская Аравия", "Arabie saoudite",
                     ["Saudi Arabia"]),
    "turkey": ("Turkey", "تركيا", "Türkiye", "Турция", "Turquie",
               ["Turkey"]),
}

# Names by place.  A lake has the name of the point inside it; a river, level
# by level, that of the vertex it runs through.  Lakes without a name are left
# out: lagoons of the Turkish coast, and Lake Amik, drained since the 1970s.
LAKES = [
    ("Lake Qattinah", "بحيرة قطينة", 36.566, 34.644),
    ("Sabkhat al-Jabbul", "سبخة الجبول", 37.504, 36.062),
    ("Buhayrat al-Utaybah", "بحيرة العتيبة", 36.636, 33.495),
    ("Lake Tiberias", "بحيرة طبريا", 35.586, 32.81),
    ("Dead Sea", "البحر الميت", 35.5, 31.5),
]
RIVERS = [
    ("Euphrates", "الفرات", 1, [(39.25583, 35.84778), (38.32528, 37.48305),
                                (37.85722, 37.22167), (38.21416, 36.63416)]),
    ("Tigris", "دجلة", 1, [(41.92, 37.4061), (42.32334, 37.25),
                           (42.51333, 36.90001)]),
    ("Orontes", "العاصي", 2, [(36.66389, 34.84723), (36.39278, 34.36638)]),
    ("Orontes", "العاصي", 3, [(36.35584, 35.34472), (36.31667, 36.26751)]),
    ("Jordan", "نهر الأردن", 2, [(35.56083, 32.44611),
                                    (35.61971, 33.07611)]),
    ("Hasbani", "الحاصباني", 2, [(35.62333, 33.24527)]),
    ("Khabur", "الخابور", 3, [(40.81195, 36.60194)]),
    ("Ceyhan", "جيحان", 3, [(35.68779, 36.98666)]),
    ("Litani", "الليطاني", 3, [(35.65083, 33.44556), (35.85583, 33.75306)]),
    ("Barada", "بردى", 3, [(36.22528, 33.5611)]),
    ("Yarmouk", "اليرموك", 3, [(35.79556, 32.75444)]),
    ("Afrin", "عفرين", 4, [(36.87834, 36.62889)]),
    ("A'waj", "الأعوج", 4, [(36.28194, 33.38167)]),
    ("Nahr al-Kabir al-Janubi", "النهر الكبير الجنوبي", 4,
     [(36.06195, 34.63861)]),
]

# Natural Earth's names of the governorates: their ids in names.csv.
GOVERNORATES = {
    "Aleppo": "aleppo",
    "Ar Raqqah": "raqqa",
    "As Suwayda'": "suwayda",
    "Damascus": "damascus",
    "Dar`a": "daraa",
    "Dayr Az Zawr": "deir-ez-zor",
    "Hamah": "hama",
    "Hasaka (Al Haksa)": "hasakah",
    "Homs (Hims)": "homs",
    "Idlib": "idlib",
    "Lattakia": "latakia",
    "Quneitra": "quneitra",
    "Rif Dimashq": "rif-dimashq",
    "Tartus": "tartus",
}

# Lake Assad, which GSHHG does not have, drawn by hand: about 2 km.
LAKE_ASSAD = [
    (38.553, 35.872), (38.525, 35.858), (38.49, 35.85), (38.45, 35.848),
    (38.40, 35.86), (38.35, 35.878), (38.30, 35.893), (38.25, 35.908),
    (38.20, 35.922), (38.165, 35.94), (38.13, 35.968), (38.105, 35.992),
    (38.078, 36.013), (38.05, 36.03), (38.032, 36.058), (38.024, 36.09),
    (38.022, 36.12), (38.03, 36.15), (38.05, 36.176), (38.062, 36.192),
    (38.084, 36.206), (38.10, 36.233), (38.106, 36.252), (38.122, 36.263),
    (38.138, 36.283), (38.162, 36.30), (38.183, 36.322), (38.198, 36.318),
    (38.197, 36.285), (38.178, 36.258), (38.152, 36.233), (38.132, 36.20),
    (38.112, 36.167), (38.096, 36.14), (38.094, 36.11), (38.112, 36.078),
    (38.14, 36.052), (38.18, 36.03), (38.23, 36.008), (38.28, 35.987),
    (38.33, 35.965), (38.38, 35.945), (38.43, 35.925), (38.465, 35.908),
    (38.50, 35.893), (38.535, 35.888),
]


def km(lon, lat):
    return lon * 111.32 * math.cos(math.radians(35)), lat * 110.9


def in_km(geometry):
    from shapely.ops import transform
    return transform(lambda x, y: km(numpy.asarray(x), numpy.asarray(y)),
                     geometry)


def near(value):
    value = round(float(value), 5)
    return 0.0 if value == 0 else value


def parts(geometry, kind):
    if geometry.is_empty:
        return []
    if geometry.geom_type == kind:
        return [geometry]
    return [p for g in getattr(geometry, "geoms", []) for p in parts(g, kind)]


# --- World Data Bank II ------------------------------------------------------

class Regions:
    """A map of the R package maps: lines, and regions made of lines.

    BASE.L  magic and number of lines (int32); for each line where its points
            begin (uint32), how many (uint16), the regions on its two sides
            (uint16), two bytes of filling, its bounds (4 float32); the points
            (pairs of float32, in radians)
    BASE.G  number of regions (uint16); for each where its lines begin
            (uint32), how many (uint32), its bounds (4 float32); the lines
            (int32, from 1, negative if run backwards)
    BASE.N  name and number of each region, with a tab between
    """

    def __init__(self, base):
        with open(base + ".L", "rb") as file:
            self.lines = file.read()
        with open(base + ".G", "rb") as file:
            self.regions = file.read()
        with open(base + ".N", encoding="latin-1") as file:
            self.numbers = {name: int(number) for name, number in
                            (row.rstrip("\n").rsplit("\t", 1)
                             for row in file)}
        if struct.unpack_from("<i", self.lines)[0] != 2:
            sys.exit("basemap: unknown format: %s.L" % base)
        self.known, self.furthest = {}, 0.0

    def of(self, name):
        """The lines of a region, in order, with their sign."""
        at = 2 + 24 * (self.numbers[name] - 1)
        start, count = struct.unpack_from("<II", self.regions, at)
        return struct.unpack_from("<%di" % count, self.regions, start)

    def points(self, line, thinned):
        """Points of a line, thinned when first asked for.

        The World Data Bank has whole seconds of arc.  The package has them in
        radians, rounded to the millionth (0.2 second); here they are whole
        seconds again.
        """
        if line not in self.known:
            start, count = struct.unpack_from("<IH", self.lines,
                                              8 + 28 * (line - 1))
            numbers = struct.unpack_from("<%df" % (2 * count), self.lines,
                                         start)
            points = []
            for pair in zip(numbers[::2], numbers[1::2]):
                raw = [math.degrees(n) * 3600 for n in pair]
                self.furthest = max(self.furthest,
                                    *(abs(n - round(n)) for n in raw))
                point = tuple(near(round(n) / 3600) for n in raw)
                if not points or point != points[-1]:
                    points.append(point)
            if thinned:
                points = list(LineString(points).simplify(thinned).coords)
            self.known[line] = points
        return self.known[line]

    def polygon(self, name, thinned=0):
        ring = []
        for line in self.of(name):
            points = self.points(abs(line), thinned)
            points = points if line > 0 else points[::-1]
            if ring and ring[-1] != points[0]:
                sys.exit("basemap: %s is not closed" % name)
            ring += points[1:] if ring else points
        polygon = Polygon(ring)
        if ring[0] != ring[-1] or not polygon.is_valid:
            sys.exit("basemap: the outline of %s is broken" % name)
        return polygon


def countries(base):
    """Syria, then its neighbours, thinned where they do not touch Syria."""
    regions = Regions(base)
    land = regions.polygon("Syria")
    print("outline of Syria: %d points, at most %.2f second from a whole "
          "second" % (len(land.exterior.coords) - 1, regions.furthest))
    if regions.furthest > 0.15:
        sys.exit("basemap: points are not whole seconds of arc")
    return land, {name: regions.polygon(name, THINNED)
                  for names in COUNTRIES.values() for name in names[5]}


# --- GSHHG -------------------------------------------------------------------

class Binned:
    """A file of one-degree bins: bin 0 is at 90 N, 0 E."""

    def __init__(self, path):
        self.file = netCDF4.Dataset(path)
        self.file.set_auto_mask(False)
        self.first = self["Id_of_first_segment_in_a_bin"]
        self.count = self["N_segments_in_a_bin"]
        self.start = self["Id_of_first_point_in_a_segment"]
        self.x = self["Relative_longitude_from_SW_corner_of_bin"].view(
            numpy.uint16)
        self.y = self["Relative_latitude_from_SW_corner_of_bin"].view(
            numpy.uint16)

    def __getitem__(self, name):
        return self.file.variables[name][:]

    def segments(self, west, south, east, north):
        for lat in range(south, north):
            for lon in range(west, east):
                number = (89 - lat) * 360 + lon
                first = int(self.first[number])
                for segment in range(first, first + int(self.count[number])):
                    yield lon, lat, segment

    def points(self, lon, lat, segment, count):
        start = int(self.start[segment])
        return [(near(lon + int(self.x[i]) / 65535),
                 near(lat + int(self.y[i]) / 65535))
                for i in range(start, start + count)]


def cut(line, joints):
    """Cut a line where a more important river begins or ends."""
    points, start = list(line.coords), 0
    for at in range(1, len(points)):
        if points[at] in joints or at == len(points) - 1:
            yield LineString(points[start:at + 1])
            start = at


def rivers(path, land):
    data = Binned(path)
    levels = data["Hierarchial_level_of_a_segment"]
    counts = data["N_points_for_a_segment"]
    by_level = {}
    for lon, lat, segment in data.segments(35, 32, 43, 38):
        level = int(levels[segment])
        if level <= 4:
            points = data.points(lon, lat, segment, int(counts[segment]))
            if len(set(points)) > 1:
                by_level.setdefault(level, []).append(LineString(points))
    features, reach, joints = [], land.buffer(0.05), set()
    for level, lines in sorted(by_level.items()):
        whole = [piece for line in parts(linemerge(lines), "LineString")
                 for piece in cut(line, joints)]
        for line in whole:
            joints.update((line.coords[0], line.coords[-1]))
            name = ("", "")
            for known in RIVERS:
                if known[2] == level and any(
                        line.distance(Point(p)) < 1e-4 for p in known[3]):
                    name = known[:2]
            for piece in parts(line.intersection(box(*WATER)), "LineString"):
                piece = piece.simplify(0.0004)
                if piece.is_ring and piece.length < 0.1:
                    continue            # an islet
                if name[0] or piece.intersects(reach):
                    features.append((level, name, piece))
    missing = {r[0] for r in RIVERS} - {f[1][0] for f in features}
    if missing:
        sys.exit("basemap: rivers not found: %s" % sorted(missing))
    features.sort(key=lambda f: (f[0], f[1][0] or "~", f[2].wkt))
    return [({"name": name[0], "name_ar": name[1], "level": level}, piece)
            for level, name, piece in features]


def lakes(path):
    data = Binned(path)
    info = data["Embedded_npts_levels_exit_entry_for_a_segment"]
    owner = data["Id_of_GSHHS_ID"]
    by_lake = {}
    for lon, lat, segment in data.segments(35, 31, 43, 38):
        word = int(info[segment])
        if (word >> 6) & 7 == 2:
            points = data.points(lon, lat, segment, word >> 9)
            if len(set(points)) > 1:
                by_lake.setdefault(int(owner[segment]), []).append(
                    LineString(points))
    features = []
    for _, lines in sorted(by_lake.items()):
        whole = unary_union(list(polygonize(unary_union(lines))))
        for piece in parts(whole, "Polygon"):
            name = ""
            for known in LAKES:
                if piece.contains(Point(known[2], known[3])):
                    name = known[:2]
            if name:
                features.append((name, 0.5, piece))
    if len(features) != len(LAKES):
        sys.exit("basemap: %d lakes found" % len(features))
    features.append((("Lake Assad", "بحيرة الأسد"), 2, Polygon(LAKE_ASSAD)))
    features.sort(key=lambda f: (f[0][0], f[2].wkt))
    return [({"name": name[0], "name_ar": name[1], "precision_km": precision},
             piece) for name, precision, piece in features]


# --- governorates ------------------------------------------------------------

def governorate_names():
    """Of each governorate its names in the five languages, by its id."""
    names = {}
    with open(os.path.join(HERE, "names.csv"), encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["table"] == "governorates":
                field = "name" if row["lang"] == "en" else "name_" + row["lang"]
                names.setdefault(row["id"], {})[field] = row["name"]
    return names


def named_areas(areas, land):
    """An outline of each governorate, in which its name stands: no line of it
    is drawn."""
    names, features = governorate_names(), []
    for name, pieces in sorted(areas.items()):
        area = unary_union(pieces).buffer(0).intersection(land)
        piece = max(parts(area, "Polygon"), key=lambda part: part.area)
        ring = LineString(orient(piece.simplify(0.01)).exterior.coords)
        fields = {"id": GOVERNORATES[name], **names[GOVERNORATES[name]]}
        features.append(({**fields, "precision_km": 3}, ring))
    return features


def governorates(path, land):
    """The lines between governorates, each up to the outline of the land, and
    the named areas."""
    source = ogr.Open(path)
    areas = {}
    for feature in source.GetLayerByName("states_provinces"):
        if feature["adm0_a3"] == "SYR":
            name = feature["name"]
            # The UNDOF zone is a piece of the Quneitra governorate.
            name = "Quneitra" if name == "UNDOF" else name
            areas.setdefault(name, []).append(
                shape(json.loads(feature.GetGeometryRef().ExportToJson())))
    sides = {}
    for name, pieces in sorted(areas.items()):
        for ring in parts(unary_union(pieces), "Polygon"):
            points = [(near(x), near(y)) for x, y in ring.exterior.coords]
            for a, b in zip(points, points[1:]):
                if a != b:
                    sides.setdefault((min(a, b), max(a, b)), set()).add(name)
    inner = [LineString(ends) for ends, names in sorted(sides.items())
             if len(names) > 1]
    lines = parts(linemerge(inner), "LineString")
    # Ends that no other line meets are drawn on to the outline of the land.
    ends = {}
    for line in lines:
        for end in (line.coords[0], line.coords[-1]):
            ends[end] = ends.get(end, 0) + 1
    outline, features = land.exterior, []
    for line in lines:
        points = list(line.coords)
        for first in (True, False):
            end = points[0] if first else points[-1]
            if ends[end] == 1 and land.contains(Point(end)):
                to = outline.interpolate(outline.project(Point(end)))
                if math.dist(km(*end), km(to.x, to.y)) < 8:
                    to = (to.x, to.y)
                    points = [to] + points if first else points + [to]
        features += parts(LineString(points).intersection(land), "LineString")
    features.sort(key=lambda f: f.wkt)
    return [({"precision_km": 3}, line) for line in features] + named_areas(
        areas, land)


# --- output ------------------------------------------------------------------

def coordinates(geometry):
    if geometry.geom_type == "LineString":
        return [[near(x), near(y)] for x, y in geometry.coords]
    if geometry.geom_type == "Polygon":
        rings = [geometry.exterior, *geometry.interiors]
        return [[[near(x), near(y)] for x, y in r.coords] for r in rings]
    return [coordinates(g) for g in geometry.geoms]


def write(folder, name, features):
    lines = []
    for fields, geometry in features:
        if geometry.geom_type == "Polygon":
            geometry = orient(geometry)
        elif geometry.geom_type == "MultiPolygon":
            geometry = MultiPolygon(sorted((orient(p)
                                            for p in geometry.geoms),
                                           key=lambda p: (-p.area, p.wkt)))
        if not geometry.is_valid:
            sys.exit("basemap: invalid geometry in " + name)
        lines.append(json.dumps(
            {"type": "Feature", "properties": fields,
             "geometry": {"type": geometry.geom_type,
                          "coordinates": coordinates(geometry)}},
            ensure_ascii=False, separators=(",", ":")))
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write('{"type":"FeatureCollection","name":"%s","features":[\n'
                   % name.split(".")[0])
        file.write(",\n".join(lines))
        file.write("\n]}\n")
    print("%-22s %3d features, %7d bytes" % (name, len(lines),
                                             os.path.getsize(path)))


def same_seconds(path, land):
    """Say how many points GSHHG's borders, made from the World Data Bank by
    others, have at the same second: those are the World Data Bank's own."""
    data = Binned(path)
    counts = data["N_points_for_a_segment"]
    theirs = {(round(x * 3600), round(y * 3600))
              for lon, lat, segment in data.segments(35, 32, 43, 38)
              for x, y in data.points(lon, lat, segment, int(counts[segment]))}
    mine = [(round(x * 3600), round(y * 3600))
            for x, y in land.exterior.coords[:-1]]
    print("points at the same second in GSHHG's borders: %d of %d" % (
        sum(point in theirs for point in mine), len(mine)))


def compare(path, land):
    """Say how far the outline lies from that of the Digital Chart."""
    data = netCDF4.Dataset(path)
    columns = []
    for name in ("SY_lon", "SY_lat"):
        column = data.variables[name]
        column.set_auto_maskandscale(False)
        columns.append((column[:], column.getncattr("min"),
                        column.getncattr("scale")))
    (x, x0, xs), (y, y0, ys) = columns
    rings = []
    for a, b in zip(x, y):
        if a == 65535:              # a new ring
            rings.append([])
        else:
            rings[-1].append((a / xs + x0, b / ys + y0))
    other = unary_union([make_valid(Polygon(r)) for r in rings])
    mine, theirs = in_km(land), in_km(other)
    print("land %.0f km2, Digital Chart of the World %.0f km2 (%+.2f %%), "
          "symmetric difference %.0f km2" % (
              mine.area, theirs.area, 100 * (mine.area / theirs.area - 1),
              mine.symmetric_difference(theirs).area))
    for label, line, to in (("land to chart", mine.exterior, theirs.boundary),
                            ("chart to land", theirs.boundary,
                             mine.exterior)):
        length = int(line.length)
        distances = [line.interpolate(i).distance(to)
                     for i in range(0, length)]
        distances.sort()
        print("%s: mean %.2f km, 95 %% under %.2f km, greatest %.2f km" % (
            label, sum(distances) / len(distances),
            distances[int(0.95 * len(distances))], distances[-1]))


def main():
    if not 4 <= len(sys.argv) <= 6:
        sys.exit(__doc__)
    base, world, gshhg = sys.argv[1:4]
    out = sys.argv[4] if len(sys.argv) > 4 else os.path.join(
        HERE, os.pardir, "syria", "basemap")
    os.makedirs(out, exist_ok=True)
    land, found = countries(base)
    write(out, "land.geojson", [({"name": "Syria", "name_ar": "سوريا"},
                                 land)])
    features = []
    for ident, names in sorted(COUNTRIES.items()):
        area = unary_union([found[name] for name in names[5]])
        pieces = parts(area.intersection(NEIGHBOURS), "Polygon")
        features.append((dict(zip(("id", "name", "name_ar", "name_tr",
                                   "name_ru", "name_fr"),
                                  (ident, *names[:5]))),
                         MultiPolygon(pieces)))
    write(out, "neighbours.geojson", features)
    write(out, "lakes.geojson",
          lakes(os.path.join(gshhg, "binned_GSHHS_f.nc")))
    write(out, "rivers.geojson",
          rivers(os.path.join(gshhg, "binned_river_f.nc"), land))
    write(out, "governorates.geojson", governorates(world, land))
    touching(land, features)
    same_seconds(os.path.join(gshhg, "binned_border_f.nc"), land)
    if len(sys.argv) > 5:
        compare(sys.argv[5], land)


def touching(land, features):
    """Say by how much areas overlap (nothing is right) and share edges."""
    for at, (fields, area) in enumerate(features):
        for other, beside in features[:at]:
            overlap = in_km(area.intersection(beside)).area
            if overlap > 0:
                print("%s and %s overlap by %.3f km2" % (
                    fields["id"], other["id"], overlap))
        overlap = in_km(land.intersection(area)).area
        shared = land.exterior.intersection(area.boundary).length * 100
        if overlap > 0 or shared > 0:
            print("%-14s overlap %.3f km2, about %d km of shared edge" % (
                fields["id"], overlap, shared))


if __name__ == "__main__":
    main()
