"""Makes what MapServer draws in render.sh: shapefiles of the parties' areas on the day of round 9 (Thiessen cells cut at
10 km and at the land, in a rough plane: for drawing only), of the base map and of the towns, and one map file a form.
usage: mapserver.py DATASET DIR"""
import csv
import json
import math
import subprocess
import sys
from pathlib import Path

from osgeo import ogr, osr
from shapely.affinity import scale
from shapely.geometry import MultiPoint, Point, shape
from shapely.ops import unary_union, voronoi_diagram
from shapely.strtree import STRtree

DAY, REACH_DEG, LAT = "2018-05-15", 10 / 111.2, 34.7
COLOURS = {"government": "226 184 162", "opposition": "134 185 181", "islamic-state": "139 139 139",
           "sdf": "233 212 138", "israel": "185 181 214"}
FORMS = ("png", "svg", "pdf")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def holders(folder):
    """Settlement -> party on DAY."""
    on_day = {}
    for row in sorted(rows(folder / "control.csv"), key=lambda row: row["from"]):
        if row["from"] <= DAY:
            on_day[row["settlement"]] = row["party"]
    return on_day


def areas(folder):
    """Party -> area, by way of cells in a plane whose x is shrunk to the length of a degree there."""
    shrink = math.cos(math.radians(LAT))
    held = holders(folder)
    places = [(Point(float(r["lon"]) * shrink, float(r["lat"])), held[r["id"]])
              for r in rows(folder / "settlements.csv") if r["id"] in held]
    land = json.loads((folder / "basemap/land.geojson").read_text(encoding="utf-8"))
    ground = unary_union([shape(f["geometry"]) for f in land["features"]])
    ground = scale(ground, shrink, 1, origin=(0, 0))
    cells = list(voronoi_diagram(MultiPoint([point for point, _ in places])).geoms)
    tree = STRtree(cells)
    parts = {}
    for point, party in places:
        cell = next(c for c in tree.query(point) if c.covers(point))
        parts.setdefault(party, []).append(cell.intersection(point.buffer(REACH_DEG, 16)))
    return {party: scale(unary_union(cells).intersection(ground), 1 / shrink, 1, origin=(0, 0))
            for party, cells in sorted(parts.items())}


def write_layer(path, kind, features):
    """features: (name, geometry as WKB)"""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    if path.exists():
        driver.DeleteDataSource(str(path))
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = driver.CreateDataSource(str(path))
    layer = file.CreateLayer(path.stem, wgs84, kind, ["ENCODING=UTF-8"])
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for name, wkb in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"] = name
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)


def layer(name, kind, style, data, extra=""):
    return f'''LAYER NAME "{name}" TYPE {kind} STATUS ON DATA "{data}" PROJECTION "init=epsg:4326" END {extra}
  CLASS {style} END END\n'''


def map_file(form, work):
    text = f'''MAP NAME "syria" SIZE 1600 1200 EXTENT -140000 -285000 125000 250000 UNITS METERS SHAPEPATH "{work}"
FONTSET "{work}/fonts.list" IMAGECOLOR 220 232 239
PROJECTION "proj=lcc" "lat_1=33" "lat_2=36.5" "lat_0=34.75" "lon_0=37" "datum=WGS84" "units=m" END
OUTPUTFORMAT NAME "out" DRIVER "{'AGG/PNG' if form == 'png' else 'CAIRO/' + form.upper()}" IMAGEMODE RGB END
IMAGETYPE "out"
SYMBOL NAME "hatch" TYPE HATCH END
SYMBOL NAME "dot" TYPE ELLIPSE POINTS 1 1 END FILLED TRUE END
'''
    grey = "OUTLINECOLOR 139 133 122 WIDTH 1.5"
    text += layer("neighbours", "POLYGON", f"STYLE COLOR 230 227 219 {grey} END", "neighbours")
    text += layer("land", "POLYGON", "STYLE COLOR 245 242 234 END", "land")
    for party, colour in COLOURS.items():
        text += layer(party, "POLYGON", f"STYLE COLOR {colour} OUTLINECOLOR 58 50 48 WIDTH 1.8 END "
                      'STYLE SYMBOL "hatch" COLOR 90 90 90 SIZE 9 WIDTH 0.8 ANGLE 0 END', f"party-{party}")
    text += layer("lakes", "POLYGON", f"STYLE COLOR 195 217 230 {grey} END", "lakes")
    text += layer("rivers", "LINE", "STYLE COLOR 143 183 207 WIDTH 1.6 END", "rivers")
    text += layer("governorates", "LINE", "STYLE COLOR 111 106 96 WIDTH 1 PATTERN 6 4 END END", "governorates")
    text += layer("outline", "POLYGON", f"STYLE {grey} END", "land")
    text += layer("towns", "POINT", 'STYLE SYMBOL "dot" COLOR 30 30 30 SIZE 6 END LABEL FONT "noto" TYPE TRUETYPE '
                  "SIZE 11 COLOR 30 30 30 OUTLINECOLOR 255 255 255 OUTLINEWIDTH 4 POSITION AUTO END", "towns",
                  'LABELITEM "name"')
    (work / f"syria-{form}.map").write_text(text + "END\n", encoding="utf-8")


def main():
    folder, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    for party, area in areas(folder).items():
        write_layer(work / f"party-{party}.shp", ogr.wkbMultiPolygon, [(party, area.wkb)])
    for name in ("land", "neighbours", "lakes", "rivers", "governorates"):
        subprocess.run(["ogr2ogr", "-overwrite", str(work / f"{name}.shp"), str(folder / f"basemap/{name}.geojson")],
                       check=True, stderr=subprocess.DEVNULL)
    towns = [(r["name"], Point(float(r["lon"]), float(r["lat"])).wkb) for r in rows(folder / "settlements.csv")
             if int(r["rank"]) <= 2]
    write_layer(work / "towns.shp", ogr.wkbPoint, towns)
    font = subprocess.run(["fc-match", "-f", "%{file}", "Noto Sans"], capture_output=True, text=True, check=True).stdout
    (work / "fonts.list").write_text(f"noto {font}\n", encoding="utf-8")
    for form in FORMS:
        map_file(form, work)


main()
