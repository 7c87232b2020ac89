#!/usr/bin/env python3
"""Write the tables of the data set `syria` from the collected facts.

usage: import_facts.py FACTS_DIR [OUT_DIR]

FACTS_DIR holds the collected facts (rounds.csv, zones.csv, settlements.csv,
control.csv, crossings.csv, crossing_status.csv, exchanges.csv, posts.csv,
events.csv).  OUT_DIR is the folder of the data set; without it, `../syria`
beside this script.  The same facts give the same bytes.

Sources are named in the facts as short mentions ("SOHR 151202; Yeni Safak").
source_register.csv, beside this script, says which mention is which source;
a mention that it does not know, and a source that nothing uses, is an error.
Only the Python standard library is used.
"""
import csv
import io
import json
import os
import re
import sys

from corrections import (ARRANGEMENTS, CROSSING_KM, CROSSING_PRECISION, EXCHANGE_NOTE,
                         EXCHANGE_PRECISION, MENTIONS, NAME, NAME_AR, NOT_TOLD,
                         OUTCOME_AR, POST_DAYS, POST_NOTE, POST_SOURCE, RANK,
                         RENAMED, ROADS, SILENT, STATUS_INSTEAD, STATUS_NOTE,
                         STATUS_SOURCE, WORDING, ZONE_NOTES, ZONES)
from enclosing import Enclosing
from selfcheck import check, read_ini

HERE = os.path.dirname(os.path.abspath(__file__))


def fail(text):
    sys.exit("import_facts: " + text)


def read(folder, name):
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            fail("%s, record %d: wrong number of fields" % (path, number))
    return rows


def write(folder, name, columns, rows):
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    for row in rows:
        for cell in row:
            if "\n" in cell or "\r" in cell or cell != cell.strip():
                fail("%s: bad cell %r" % (name, cell))
        if len(row) != len(columns):
            fail("%s: wrong number of fields: %r" % (name, row))
        out.writerow(row)
    with open(os.path.join(folder, name), "w", encoding="utf-8",
              newline="") as file:
        file.write(text.getvalue())
    print("%-20s %5d rows" % (name, len(rows)))


def number(text):
    """A decimal number in its shortest form ("36.990" is "36.99")."""
    value = "%.5f" % float(text)
    return value.rstrip("0").rstrip(".")


def neutral(text):
    for pattern, instead in WORDING:
        text = re.sub(pattern, instead, text)
    return text


# --- sources -----------------------------------------------------------------

class Register:
    def __init__(self):
        self.sources = {}
        self.mentions = {}
        self.urls = {}
        self.used = set()
        for row in read(HERE, "source_register.csv"):
            if row["id"] in self.sources:
                fail("source_register.csv: %s twice" % row["id"])
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
                fail("source_register.csv: bad id %r" % row["id"])
            self.sources[row["id"]] = row
            if row["url"]:
                if row["url"] in self.urls:
                    fail("source_register.csv: %s twice" % row["url"])
                self.urls[row["url"]] = row["id"]
            for mention in filter(None, row["mentions"].split("|")):
                if mention in self.mentions:
                    fail("source_register.csv: mention %r twice" % mention)
                self.mentions[mention] = row["id"]
        self.unknown = {}
        self.seen = set()

    def use(self, ids):
        """Join source ids, each once, in the order given."""
        once = list(dict.fromkeys(ids))
        for source in once:
            if source not in self.sources:
                self.unknown[source] = "(id)"
            self.used.add(source)
        return ";".join(once)

    def find(self, mention, url, where):
        """Source ids of one mention, and the remark that it makes."""
        if url in self.urls:
            return [self.urls[url]], ""
        if mention in self.mentions:
            return [self.mentions[mention]], ""
        if mention in MENTIONS:
            self.seen.add(mention)
            return MENTIONS[mention]
        self.unknown[mention] = where
        return [], ""

    def parse(self, text, where):
        """Sources of a text such as "A 2018 (its remark) | http://a ; B"."""
        ids, notes = [], []
        for part in split(text):
            if part.startswith("enclosed by: "):
                ids.append("enclosed-by")
                notes.append(part)
                continue
            mention, _, url = part.partition(" | ")
            mention, remarks = strip(mention)
            url = url.split(" ")[0].rstrip(")")
            found, note = self.find(mention, url, where)
            ids += found
            notes += [note] if note else []
            notes += [r for r in remarks if r not in SILENT]
        if not ids and not self.unknown:
            fail("%s: no source in %r" % (where, text))
        return self.use(ids), "; ".join(notes)

    def plain(self, text, where):
        return self.parse(text, where)[0]


def split(text):
    """Split at ; outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == ";" and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def strip(text):
    """Take bracketed remarks out of a mention."""
    remarks = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text).strip(), remarks


# --- names -------------------------------------------------------------------

BASIS = {"attested": "geonames-names", "cldr": "cldr-localenames",
         "recalled": "recalled", "transliterated": "own-transliteration",
         "translated": "own-translation"}
LANGS = ("ar", "tr", "ru", "fr")
# Names that no table of the facts has: they are in names.csv alone, or in the
# base map, which another script makes.
ELSEWHERE = ("governorates", "neighbours")


class Names:
    """names.csv, beside this script: names in other languages."""

    def __init__(self):
        self.rows = read(HERE, "names.csv")
        self.by_key = {}
        for row in self.rows:
            key = (row["table"], row["id"], row["lang"])
            if key in self.by_key or row["basis"] not in BASIS:
                fail("names.csv: %s" % (key,))
            self.by_key[key] = row["name"]
        self.used = set()

    def find(self, table, ident, langs=("tr", "ru", "fr")):
        keys = [(table, ident, lang) for lang in langs]
        self.used.update(keys)
        return [self.by_key.get(key, "") for key in keys]

    def write(self, out, register):
        left = sorted(set(self.by_key) - self.used
                      - {k for k in self.by_key
                         if k[2] == "ar" or k[0] in ELSEWHERE})
        if left:
            fail("names.csv: nothing is called so: %s" % left)
        rows = self.rows + translated(out)
        write(out, "names.csv", ["table", "id", "lang", "name", "basis",
                                 "source"],
              [[r["table"], r["id"], r["lang"], r["name"], r["basis"],
                register.use([BASIS[r["basis"]]])] for r in rows])


def translated(out):
    """Names of areas, arrangements and parties, which this project wrote;
    parties that are states are called as the CLDR calls them."""
    rows = []

    def add(table, ident, names, basis):
        rows.extend({"table": table, "id": ident, "lang": lang, "name": name,
                     "basis": basis} for lang, name in zip(LANGS, names))
    for zone in ZONES:
        add("zones", zone["id"], [zone["name_" + lang] for lang in LANGS],
            "translated")
    for one in ARRANGEMENTS:
        add("arrangements", one[0], one[1][1:], "translated")
    ini = read_ini(out)
    for group in ini.sections():
        if group.startswith("party "):
            states = ini[group]["holds"] == "no"
            add("parties", group.split()[1],
                [ini[group]["name[%s]" % lang] for lang in LANGS],
                "cldr" if states else "translated")
    return rows


# --- tables ------------------------------------------------------------------

def rounds(facts, out, register, names):
    cities = {"Astana": "أستانا", "Nur-Sultan": "نور سلطان", "Sochi": "سوتشي"}
    countries = {"Kazakhstan": "كازاخستان", "Russia": "روسيا"}
    rows = []
    for row in read(facts, "rounds.csv"):
        outcome = neutral(row["outcome"])
        rows.append([row["round"], row["start"], row["end"], "", row["city"],
                     cities[row["city"]],
                     *names.find("cities", row["city"].lower()),
                     row["country"], countries[row["country"]],
                     *names.find("countries", row["country"].lower()),
                     outcome,
                     OUTCOME_AR.get(row["round"], ""),
                     register.plain(row["source"], "rounds.csv")])
    rows.sort(key=lambda r: int(r[0]))
    write(out, "rounds.csv", ["id", "start", "end", "as_of", "city", "city_ar",
                              "city_tr", "city_ru", "city_fr", "country",
                              "country_ar", "country_tr", "country_ru",
                              "country_fr", "outcome", "outcome_ar",
                              "source"], rows)


def zones(facts, out, register):
    wording = {row["zone"]: row["memorandum_wording"]
               for row in read(facts, "zones.csv")}
    rows = []
    for zone in ZONES:
        rows.append([zone["id"], zone["name"], zone["name_ar"],
                     zone["name_tr"], zone["name_ru"], zone["name_fr"],
                     "opposition", "2017-05-04", zone["in_force"],
                     zone["ended"], wording.pop(zone["id"]), zone["note"],
                     register.use(zone["source"])])
    if wording:
        fail("zones.csv: unknown zones %s" % ", ".join(wording))
    write(out, "zones.csv", ["id", "name", "name_ar", "name_tr", "name_ru",
                             "name_fr", "party", "agreed", "in_force", "ended",
                             "wording", "note", "source"], rows)
    write(out, "zone_notes.csv", ["zone", "round", "text", "text_ar",
                                  "source"],
          [[n[0], n[1], n[2], n[3], register.use(n[4])] for n in ZONE_NOTES])


def settlements(facts, out, register, names):
    told = told_names(facts)
    rows, unknown = [], set(RANK)
    for row in read(facts, "settlements.csv"):
        row["id"], row["name"] = RENAMED.get(row["id"],
                                             (row["id"], row["name"]))
        arabic = NAME_AR.get(row["id"], row["name_ar"])
        if row["id"] in RANK:
            rank = RANK[row["id"]]
            unknown.discard(row["id"])
        elif row["kind"] != "settlement":
            rank = 7
        elif arabic or (plain_name(row["name"]) in told
                        and row["id"] not in NOT_TOLD):
            rank = 4
        else:
            rank = 5 if row["zone"] else 6
        name = NAME.get(row["id"],
                        re.sub(r"^Al[- ](?=[A-Z'])", "al-", row["name"]))
        rows.append([row["id"], name, arabic,
                     *names.find("settlements", row["id"]),
                     number(row["lon"]),
                     number(row["lat"]), row["kind"], row["zone"], str(rank),
                     number(row["precision_km"]),
                     register.plain(row["position_source"], "settlements.csv"),
                     neutral(row["note"])])
    if unknown:
        fail("ranks for unknown settlements: " + ", ".join(sorted(unknown)))
    rows.sort(key=lambda r: r[0])
    write(out, "settlements.csv", ["id", "name", "name_ar", "name_tr",
                                   "name_ru", "name_fr", "lon", "lat", "kind", "zone", "rank", "precision_km",
                                   "source", "note"], rows)
    return {row[0] for row in rows}


def plain_name(name):
    name = re.sub(r"[(/].*", "", name.lower().replace("'", ""))
    return re.sub(r"^(al|an|as|az|ar|at|ash)[- ]", "", name.strip())


def told_names(facts):
    """Names in capitals that the texts of events.csv give."""
    told = set()
    for row in read(facts, "events.csv"):
        for name in re.findall(r"(?:al-)?[A-Z][\w'-]+(?: (?:al-)?[A-Z][\w'-]+)*",
                               row["what"]):
            told.add(plain_name(name))
    return told


def control(facts, out, register, known):
    rows, told = read(facts, "control.csv"), {}
    enclosing = neighbours(facts, rows)
    for row in rows:
        told[row["settlement"], row["from"]] = register.parse(row["source"],
                                                              "control.csv")
    written, inferences = [], []
    for row in rows:
        around, sources = enclosing.find(row)
        source, note = told[row["settlement"], row["from"]]
        ids = [source] + sources + [cited(key, told, enclosing)
                                    for key in around]
        place = renamed(row["settlement"])
        if place not in known:
            fail("control.csv: unknown settlement " + place)
        written.append([place, row["from"], row["party"], row["observed"],
                        row["basis"], row["confidence"],
                        register.use(";".join(ids).split(";")),
                        neutral(note)])
        inferences += [[place, row["from"], renamed(key[0]), key[1]]
                       for key in around]
    if enclosing.unused():
        fail("enclosing.csv: mentions that are nowhere: %s"
             % enclosing.unused())
    written.sort(key=lambda r: (r[0], r[1]))
    write(out, "control.csv", ["settlement", "from", "party", "observed",
                               "basis", "confidence", "source", "note"],
          written)
    inferences.sort(key=lambda r: (r[0], r[1]))
    write(out, "inferences.csv", ["settlement", "from", "neighbour", "since"],
          inferences)


def cited(key, told, enclosing):
    """Sources of a row, and of those that it was inferred from in turn."""
    ids, keys = [], [key]
    for one in keys:
        around, sources = enclosing.find(enclosing.began[one])
        ids += [told[one][0]] + sources
        keys += [other for other in around if other not in keys]
    return ";".join(ids)


def neighbours(facts, rows):
    return Enclosing(read(facts, "settlements.csv"), rows,
                     read(HERE, "enclosing.csv"), fail)


def renamed(ident):
    return RENAMED.get(ident, (ident,))[0]


def crossings(facts, out, register, names):
    rows, ids = [], []
    for row in read(facts, "crossings.csv"):
        ids.append(row["id"])
        rows.append([row["id"], row["name"], row["name_ar"],
                     *names.find("crossings", row["id"]),
                     number(row["lon"]), number(row["lat"]),
                     number(CROSSING_KM.get(row["id"], row["precision_km"])),
                     row["between"].replace("|", ";"),
                     neutral(row["note"]),
                     register.plain(row["source"], "crossings.csv")])
    write(out, "crossings.csv", ["id", "name", "name_ar", "name_tr",
                                 "name_ru", "name_fr", "lon", "lat",
                                 "precision_km", "between", "note", "source"],
          rows)
    rows = []
    for row in read(facts, "crossing_status.csv"):
        key = (row["crossing"], row["from"])
        key = (key[0], STATUS_INSTEAD.get(key, key[1]))
        precision = CROSSING_PRECISION.get(key, "day")
        if "placeholder" in row["note"] and precision == "day":
            fail("crossing_status.csv: %s %s is a placeholder" % key)
        rows.append([*key, row["status"], precision,
                     neutral(STATUS_NOTE.get(key, row["note"])),
                     register.use(STATUS_SOURCE[key]) if key in STATUS_SOURCE
                     else register.plain(row["source"],
                                         "crossing_status.csv")])
    rows.sort(key=lambda r: (ids.index(r[0]), r[1]))
    write(out, "crossing_status.csv", ["crossing", "from", "status",
                                       "precision", "note", "source"], rows)
    return ids


def exchanges(facts, out, register):
    rows, released = [], []
    for row in read(facts, "exchanges.csv"):
        place = "al-eis" if row["place"].startswith("al-Eis") \
            else "abu-al-zandin"
        ident = "exchange-" + row["no"] if row["no"] else "swap-al-eis"
        note = EXCHANGE_NOTE.get(ident, row["remark"])
        rows.append([ident, row["date"],
                     EXCHANGE_PRECISION.get(ident, "day"), place, row["astana_working_group"],
                     neutral(note), register.plain(row["source"],
                                                   "exchanges.csv")])
        released.append([ident, "opposition", row["released_by_opposition"]])
        released.append([ident, "government", row["released_by_government"]])
    order = sorted(range(len(rows)), key=lambda i: (rows[i][1], rows[i][0]))
    write(out, "exchanges.csv", ["id", "date", "precision", "crossing",
                                 "working_group", "note", "source"], [rows[i] for i in order])
    write(out, "releases.csv", ["exchange", "party", "released"],
          [r for i in order for r in released[2 * i:2 * i + 2]])


def posts(facts, out, register, names):
    rows = []
    for row in read(facts, "posts.csv"):
        said = re.search(r"position to about (\d+) km", row["note"])
        precision = said.group(1) if said else "1"
        note = POST_NOTE.get(row["id"], re.sub(
            r"(?:[;,] )?position to about \d+ km", "", row["note"]))
        days = POST_DAYS.get(row["id"], {})
        encircled = days.get("encircled", ("", ""))
        if ("encircled" in note) != bool(encircled[0]):
            fail("posts.csv: %s: encircled, or not?" % row["id"])
        rows.append([row["id"], row["name"],
                     *names.find("posts", row["id"], ("ar", "tr", "ru", "fr")),
                     number(row["lon"]), number(row["lat"]), row["kind"],
                     row["party"], row["from"], days.get("from", "day"),
                     *encircled, row["to"],
                     days.get("to", "day" if row["to"] else ""), precision,
                     neutral(note),
                     register.use(register.plain(row["source"],
                                                 "posts.csv").split(";")
                                  + POST_SOURCE.get(row["id"], []))])
    write(out, "posts.csv", ["id", "name", "name_ar", "name_tr", "name_ru",
                             "name_fr", "lon", "lat", "kind", "party",
                             "from", "from_precision", "encircled",
                             "encircled_precision", "to", "to_precision",
                             "precision_km", "note", "source"], rows)


def roads(facts, out, register):
    """The roads' way-points as lines: schematic, 1-3 km."""
    with open(os.path.join(out, "settlements.csv"), encoding="utf-8",
              newline="") as file:
        at = {row["id"]: (float(row["lon"]), float(row["lat"]))
              for row in csv.DictReader(file)}
    features = []
    for road in ROADS:
        points = [at[road["first"]]] if road["first"] else []
        for row in read(facts, "roads.csv"):
            if row["road"] == road["road"] and \
                    row["place"] not in road["skip"]:
                points.append((float(row["lon"]), float(row["lat"])))
        features.append({
            "type": "Feature",
            "properties": {
                "name": road["road"], "name_ar": road["name_ar"],
                "name_ru": road["name_ru"], "precision_km": 3,
                "source": register.use(["geonames", "wikipedia-2017",
                                        "recalled"])},
            "geometry": {"type": "LineString",
                         "coordinates": [list(p) for p in points]}})
    folder = os.path.join(out, "basemap")
    os.makedirs(folder, exist_ok=True)
    text = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":"))
                      for f in features)
    with open(os.path.join(folder, "roads.geojson"), "w",
              encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","name":"roads","features":[\n'
                   + text + "\n]}\n")
    print("%-20s %5d rows" % ("basemap/roads", len(features)))


def arrangements(out, register):
    rows = [[ident, *names, rule, line, km, ends, begin, end, note,
             register.use(source)]
            for ident, names, rule, line, km, ends, begin, end, note, source
            in ARRANGEMENTS]
    write(out, "arrangements.csv", ["id", "name", "name_ar", "name_tr",
                                    "name_ru", "name_fr", "rule", "line",
                                    "distance_km", "ends", "from", "to",
                                    "note", "source"], rows)


def sources(out, register):
    if register.unknown:
        fail("unknown source mentions:\n" + "\n".join(
            "  %s: %s" % (where, mention)
            for mention, where in sorted(register.unknown.items())))
    unused = sorted(set(MENTIONS) - register.seen)
    if unused:
        fail("mentions that are nowhere: " + " / ".join(unused))
    unused = sorted(set(register.sources) - register.used)
    if unused:
        fail("sources that nothing uses: " + ", ".join(unused))
    rows = [[row[c] for c in ("id", "title", "publisher", "date", "url",
                              "licence")]
            for _, row in sorted(register.sources.items())]
    write(out, "sources.csv", ["id", "title", "publisher", "date", "url",
                               "licence"], rows)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    facts = sys.argv[1]
    out = sys.argv[2] if len(sys.argv) == 3 else os.path.join(HERE, os.pardir,
                                                              "syria")
    os.makedirs(out, exist_ok=True)
    register = Register()
    names = Names()
    rounds(facts, out, register, names)
    zones(facts, out, register)
    known = settlements(facts, out, register, names)
    control(facts, out, register, known)
    crossings(facts, out, register, names)
    exchanges(facts, out, register)
    posts(facts, out, register, names)
    roads(facts, out, register)
    arrangements(out, register)
    names.write(out, register)
    sources(out, register)
    return 1 if check(out) else 0


if __name__ == "__main__":
    sys.exit(main())
