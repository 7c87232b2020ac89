#!/usr/bin/env python3
"""Check the tables of a data set folder against each other.

usage: selfcheck.py [DIR]        (without DIR, ../syria beside this script)

Prints what is wrong, one line each, and how many; exit status 1 if anything
is.  Only the Python standard library is used.
"""
import configparser
import csv
import datetime
import json
import math
import os
import re
import sys

TABLES = {
    "rounds": "id,start,end,as_of,city,city_ar,city_tr,city_ru,city_fr,"
              "country,country_ar,country_tr,country_ru,country_fr,outcome,"
              "outcome_ar,source",
    "zones": "id,name,name_ar,name_tr,name_ru,name_fr,party,agreed,in_force,"
             "ended,wording,note,source",
    "zone_notes": "zone,round,text,text_ar,source",
    "settlements": "id,name,name_ar,name_tr,name_ru,name_fr,lon,lat,kind,zone,rank,precision_km,"
                   "source,note",
    "control": "settlement,from,party,observed,basis,confidence,source,note",
    "inferences": "settlement,from,neighbour,since",
    "crossings": "id,name,name_ar,name_tr,name_ru,name_fr,lon,lat,precision_km,between,note,source",
    "crossing_status": "crossing,from,status,precision,note,source",
    "exchanges": "id,date,precision,crossing,working_group,note,source",
    "releases": "exchange,party,released",
    "posts": "id,name,name_ar,name_tr,name_ru,name_fr,lon,lat,kind,party,"
             "from,from_precision,encircled,encircled_precision,to,to_precision,precision_km,note,source",
    "arrangements": "id,name,name_ar,name_tr,name_ru,name_fr,rule,line,"
                    "distance_km,ends,from,to,note,source",
    "names": "table,id,lang,name,basis,source",
    "sources": "id,title,publisher,date,url,licence",
}
VALUES = {
    ("settlements", "kind"): "settlement base hill industry airfield dam "
                             "checkpoint",
    ("settlements", "rank"): "1 2 3 4 5 6 7",
    ("control", "basis"): "reported inferred recalled",
    ("control", "confidence"): "high medium low",
    ("crossing_status", "precision"): "day month year",
    ("exchanges", "precision"): "day month year",
    ("exchanges", "working_group"): "yes no",
    ("posts", "from_precision"): "day month year",
    ("names", "lang"): "en ar tr ru fr",
    ("names", "basis"): "attested cldr recalled transliterated translated",
    ("arrangements", "rule"): "inside beside",
}
STATUSES = ("open", "closed", "exchanges only")
BEGIN = "2017-05-04"
LAST = "2024-11-26"
BOX = (35.3, 32.1, 38.3, 37.1)      # lon, lat of everything on record
NEAREST_M = 10
LANGS = ("ar", "tr", "ru", "fr")
METHOD = "enclosed-by"              # the source that is a method
# Words of one side.
PARTIAL = re.compile(r"\bregime\b|\brebel|terroris|liberat|militant|\blost\b", re.I)


def beside(folder, name):
    """A file of the folder, or of the shipped set: what no import writes."""
    path = os.path.join(folder, name)
    return path if os.path.exists(path) else os.path.join(
        os.path.dirname(os.path.abspath(__file__)), os.pardir, "syria", name)


def read_ini(folder):
    ini = configparser.RawConfigParser(delimiters=("=",), strict=True,
                                       comment_prefixes=("#",))
    ini.optionxform = str
    with open(beside(folder, "dataset.ini"), encoding="utf-8") as file:
        ini.read_file(file)
    return ini


def called(folder, tables, ini, say):
    """What names.csv has is what the tables, dataset.ini and the base map
    have; and every name that is to be in five languages is."""
    names = {(r["table"], r["id"], r["lang"]): r["name"]
             for r in tables["names"]}
    if len(names) != len(tables["names"]):
        say("names", "a name twice")
    there = {}
    for table, column in (("zones", "name"), ("settlements", "name"),
                          ("crossings", "name"), ("posts", "name"),
                          ("arrangements", "name"), ("rounds", "city"),
                          ("rounds", "country")):
        for row in tables[table]:
            kind = {"city": "cities", "country": "countries"}.get(column, table)
            ident = row[column].lower() if table == "rounds" else row["id"]
            for lang in LANGS:
                there[kind, ident, lang] = row["%s_%s" % (column, lang)]
    with open(beside(folder, os.path.join("basemap", "neighbours.geojson")),
              encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            for lang in LANGS:
                there["neighbours", feature["properties"]["id"], lang] = \
                    feature["properties"]["name_" + lang]
    for group in ini.sections():
        for lang in LANGS if group.startswith("party ") else ():
            there["parties", group.split()[1], lang] = \
                ini[group].get("name[%s]" % lang, "")
    for key, name in names.items():
        if key[0] != "governorates" and there.get(key) != name:
            say("names", "%s %s is not called %s in %s" % (*key[:2], name,
                                                           key[2]))
    places = {key[1] for key in names
              if key[0] == "settlements" and key[2] != "ar"} | {
        row["id"] for row in tables["settlements"] if row["rank"] in "123"}
    for key in there:
        if not names.get(key) and (key[0] != "settlements"
                                   or key[1] in places):
            say("names", "%s %s has no name in %s" % key)
    governorates = {key[1] for key in names if key[0] == "governorates"}
    if len(governorates) != 14:
        say("names", "%d governorates" % len(governorates))
    for ident in governorates:
        for lang in ("en",) + LANGS:
            if ("governorates", ident, lang) not in names:
                say("names", "governorate %s has no name in %s" % (ident,
                                                                   lang))
    for row in tables["rounds"]:
        if not row["outcome"] or not row["outcome_ar"]:
            say("rounds", "%s has no outcome in English or Arabic" % row["id"])


def inferred(tables, say):
    """Inferred rows cite the method and what they were inferred from."""
    rows = {(r["settlement"], r["from"]): r for r in tables["control"]}
    around = {}
    for row in tables["inferences"]:
        key = (row["settlement"], row["from"])
        neighbour = (row["neighbour"], row["since"])
        if key not in rows or METHOD not in rows[key]["source"].split(";"):
            say("inferences", "%s of %s cites no method" % key)
        if neighbour not in rows or neighbour == key:
            say("inferences", "%s is not held so since %s" % neighbour)
        elif neighbour in around.setdefault(key, []):
            say("inferences", "%s, %s twice" % neighbour)
        else:
            around[key].append(neighbour)
    for key, row in rows.items():
        named = set(row["source"].split(";"))
        from_neighbours = set()
        for neighbour in around.get(key, []):
            from_neighbours |= set(rows.get(neighbour, row)["source"].split(";"))
        if not from_neighbours <= named:
            say("control", "%s, %s does not cite what it was inferred from"
                % key)
        if row["basis"] == "inferred" and METHOD not in named \
                or METHOD in named and not named - {METHOD}:
            say("control", "%s, %s cites no method, or nothing else" % key)


def check(folder):
    wrong = []

    def say(table, text):
        wrong.append("%s.csv: %s" % (table, text))

    tables = {}
    for table, columns in TABLES.items():
        path = os.path.join(folder, table + ".csv")
        with open(path, "rb") as file:
            raw = file.read()
        text = raw.decode("utf-8")
        if "\r" in text or not text.endswith("\n") or "\n\n" in text \
                or text.startswith("\ufeff"):
            say(table, "line ends, blank lines or a byte order mark")
        lines = list(csv.reader(text.splitlines(True), strict=True))
        if lines[0] != columns.split(","):
            say(table, "columns are " + ",".join(lines[0]))
        for number, line in enumerate(lines[1:], 2):
            if len(line) != len(lines[0]):
                say(table, "line %d: %d fields" % (number, len(line)))
        tables[table] = [dict(zip(lines[0], line)) for line in lines[1:]]

    ids = {}
    for table, rows in tables.items():
        if "id" in TABLES[table].split(",") and table != "names":
            ids[table] = set()
            for row in rows:
                if row["id"] in ids[table]:
                    say(table, "id %s twice" % row["id"])
                if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
                    say(table, "odd id %r" % row["id"])
                ids[table].add(row["id"])

    ini = read_ini(folder)
    parties = {s.split()[1] for s in ini.sections() if s.startswith("party ")}
    holders = {p for p in parties if ini["party " + p]["holds"] == "yes"}

    def refers(table, column, to, empty=False):
        for row in tables[table]:
            if not (empty and row[column] == "") and row[column] not in to:
                say(table, "unknown %s %r" % (column, row[column]))

    inferred(tables, say)
    refers("zones", "party", holders)
    refers("zone_notes", "zone", ids["zones"])
    refers("zone_notes", "round", ids["rounds"])
    refers("settlements", "zone", ids["zones"], empty=True)
    refers("control", "settlement", ids["settlements"])
    refers("control", "party", holders)
    refers("crossing_status", "crossing", ids["crossings"])
    refers("crossing_status", "status", STATUSES)
    refers("exchanges", "crossing", ids["crossings"])
    refers("releases", "exchange", ids["exchanges"])
    refers("releases", "party", parties)
    refers("posts", "party", parties)
    for (table, column), values in VALUES.items():
        refers(table, column, values.split())
    refers("posts", "encircled_precision", ("day", "month"), empty=True)
    refers("posts", "to_precision", ("day", "month"), empty=True)
    for row in tables["crossings"]:
        sides = row["between"].split(";")
        if len(sides) != 2 or not set(sides) <= parties:
            say("crossings", "%s: between %s" % (row["id"], row["between"]))

    for row in tables["arrangements"]:
        if not set(filter(None, row["ends"].split(";"))) <= \
                ids["settlements"]:
            say("arrangements", "%s: ends %s" % (row["id"], row["ends"]))

    called(folder, tables, ini, say)

    used = set()
    for table, rows in tables.items():
        for row in rows:
            for column in ("source",) if "source" in row else ():
                names = row[column].split(";")
                if len(names) != len(set(names)):
                    say(table, "a source twice: " + row[column])
                for name in names:
                    used.add(name)
                    if name not in ids["sources"]:
                        say(table, "unlisted source %r" % name)
            for column, text in row.items():
                if column in ("source", "url"):
                    continue
                if PARTIAL.search(text):
                    say(table, "wording: %r" % text)
                if text != text.strip():
                    say(table, "blanks around %r" % text)
    for name in sorted(ids["sources"] - used):
        say("sources", "%s is not used" % name)

    def day(table, text, empty=False):
        if text == "" and empty:
            return
        try:
            if datetime.date.fromisoformat(text).isoformat() != text:
                raise ValueError
        except ValueError:
            say(table, "bad date %r" % text)

    for table, columns, empty in (
            ("rounds", ("start", "end"), ()), ("rounds", ("as_of",), (1,)),
            ("zones", ("agreed", "in_force"), ()), ("zones", ("ended",), (1,)),
            ("control", ("from", "observed"), ()),
            ("crossing_status", ("from",), ()), ("exchanges", ("date",), ()),
            ("posts", ("from",), ()), ("posts", ("encircled", "to"), (1,)),
            ("arrangements", ("from",), ()), ("arrangements", ("to",), (1,))):
        for row in tables[table]:
            for column in columns:
                day(table, row[column], bool(empty))
    for before, row in zip([None] + tables["rounds"], tables["rounds"]):
        if row["start"] > row["end"] or (before and
                                         before["end"] >= row["start"]):
            say("rounds", "order of round " + row["id"])
    for row in tables["zones"]:
        if not row["agreed"] <= row["in_force"] <= (row["ended"] or LAST):
            say("zones", "order of days of " + row["id"])
    for row in tables["posts"]:
        days = list(filter(None, (row["from"], row["encircled"], row["to"])))
        if days != sorted(set(days)):
            say("posts", "order of days of " + row["id"])
        if bool(row["to"]) != bool(row["to_precision"]) or \
                bool(row["encircled"]) != bool(row["encircled_precision"]):
            say("posts", "precision of no day, or none, of " + row["id"])

    first, last = {}, None
    for row in tables["control"]:
        place = row["settlement"]
        if place not in first:
            first[place] = row
            if row["from"] != BEGIN:
                say("control", "%s begins on %s" % (place, row["from"]))
        elif last["settlement"] != place:
            say("control", "%s is not together" % place)
        elif last["from"] >= row["from"]:
            say("control", "%s: order of days at %s" % (place, row["from"]))
        elif last["party"] == row["party"]:
            say("control", "%s: same party again on %s" % (place,
                                                           row["from"]))
        if not BEGIN <= row["from"] <= LAST:
            say("control", "%s: %s is outside of the record" % (place,
                                                                row["from"]))
        last = row
    for place in sorted(ids["settlements"] - set(first)):
        say("control", "nothing about " + place)
    zone_party = {row["id"]: row["party"] for row in tables["zones"]}
    for row in tables["settlements"]:
        if row["zone"] and first.get(row["id"], {}).get("party") != \
                zone_party.get(row["zone"]):
            say("settlements", "%s: zone %s, but held by another" % (
                row["id"], row["zone"]))
    last = None
    for row in tables["crossing_status"]:
        if last and last["crossing"] == row["crossing"] and (
                last["from"] >= row["from"]
                or last["status"] == row["status"]):
            say("crossing_status", "%s: order at %s" % (row["crossing"],
                                                        row["from"]))
        last = row

    for table in ("settlements", "crossings", "posts"):
        for row in tables[table]:
            try:
                lon, lat = float(row["lon"]), float(row["lat"])
                if not (BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]):
                    say(table, "%s lies outside" % row["id"])
                if float(row["precision_km"]) <= 0:
                    say(table, "%s: precision" % row["id"])
            except ValueError:
                say(table, "%s: not a number" % row["id"])
    nearest = (math.inf, "", "")
    rows = sorted(tables["settlements"], key=lambda r: float(r["lat"]))
    for at, one in enumerate(rows):
        for two in rows[at + 1:]:
            dy = (float(two["lat"]) - float(one["lat"])) * 110900
            if dy > 1000:
                break
            dx = (float(two["lon"]) - float(one["lon"])) * 111320 * math.cos(
                math.radians(float(one["lat"])))
            metres = math.hypot(dx, dy)
            nearest = min(nearest, (metres, one["id"], two["id"]))
            if metres < NEAREST_M:
                say("settlements", "%s and %s are %.0f m apart" % (
                    one["id"], two["id"], metres))

    for text in wrong:
        print(text)
    print("%d wrong; nearest two settlements: %s and %s, %.0f m" % (
        len(wrong), nearest[1], nearest[2], nearest[0]))
    return len(wrong)


if __name__ == "__main__":
    HERE = os.path.dirname(os.path.abspath(__file__))
    sys.exit(1 if check(sys.argv[1] if len(sys.argv) > 1 else
                        os.path.join(HERE, os.pardir, "syria")) else 0)
