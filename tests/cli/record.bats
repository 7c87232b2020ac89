#!/usr/bin/env bats
# The shipped record against itself: what geodata/import promises of it, asked again of the tables.
load common

@test "the tables of the shipped set agree with each other" {
    run -0 python3 "$TOP/geodata/import/selfcheck.py" "$SYRIA"
    has "$output" "0 wrong"
}

@test "a curated name that is missing, or other than where it is shown, would be seen" {
    for spoil in '/^governorates,raqqa,fr,/d' '/^neighbours,iraq,tr,/d' '/^cities,sochi,ru,/d' '/^parties,sdf,ru,/d' \
        '/^settlements,saraqib,tr,/d' 's/^zones,homs,fr,[^,]*/zones,homs,fr,Homs/'; do
        rm -rf set
        cp -r "$SYRIA" set
        sed -i "$spoil" set/names.csv
        run -1 python3 "$TOP/geodata/import/selfcheck.py" set
    done
}

@test "what is inferred cites what it was inferred from, and selfcheck would see if it did not" {
    cp -r "$SYRIA" set
    sed -i 's/^\(adama,2018-03-03,.*,inferred,low,\)[^,]*/\1enclosed-by;recalled/' set/control.csv
    sed -i 's/^\(banastour,2018-03-21,surqanya,\).*/\12018-03-22/' set/inferences.csv
    run -1 python3 "$TOP/geodata/import/selfcheck.py" set
    has "$output" "adama, 2018-03-03 does not cite what it was inferred from"
    has "$output" "surqanya is not held so since 2018-03-22"
    has "$output" "2 wrong"
}

# The tables of the shipped set for Python on stdin: `rows("posts")` is a list of dicts.
ask() {
    python3 - "$SYRIA" <<P
import csv, sys
def rows(table):
    return list(csv.DictReader(open(sys.argv[1] + "/" + table + ".csv", encoding="utf-8")))
$(cat)
P
}

@test "the seven exchanges of the Working Group are at Abu al-Zandin, with the numbers of both sides, one uneven" {
    ask <<'P'
group = [row for row in rows("exchanges") if row["working_group"] == "yes"]
released = {(row["exchange"], row["party"]): int(row["released"]) for row in rows("releases")}
told = [(row["date"], row["crossing"], released[row["id"], "opposition"], released[row["id"], "government"]) for row in group]
# As SOHR, the Turkish Ministry of Foreign Affairs, Anadolu and CORE Middle East give them.
assert told == [("2018-11-24", "abu-al-zandin", 10, 10), ("2019-02-12", "abu-al-zandin", 20, 20),
                ("2019-04-22", "abu-al-zandin", 9, 9), ("2019-07-31", "abu-al-zandin", 15, 14),
                ("2021-07-02", "abu-al-zandin", 5, 5), ("2021-12-16", "abu-al-zandin", 5, 5),
                ("2022-06-13", "abu-al-zandin", 5, 5)], told
P
}

@test "Abu al-Zandin has its whole history, and its place is known to 3 km" {
    ask <<'P'
here = [row for row in rows("crossings") if row["id"] == "abu-al-zandin"][0]
assert here["precision_km"] == "3"
told = [(row["from"], row["status"], row["precision"]) for row in rows("crossing_status") if row["crossing"] == "abu-al-zandin"]
assert told == [("2017-03-01", "open", "year"), ("2020-03-15", "exchanges only", "month"), ("2024-06-27", "open", "day"),
                ("2024-06-28", "closed", "day"), ("2024-08-18", "open", "day"), ("2024-08-20", "closed", "day"),
                ("2024-10-23", "open", "day"), ("2024-10-26", "closed", "day")], told
P
}

@test "the Turkish posts have set-up, encirclement and withdrawal, and say which days they know" {
    ask <<'P'
turkish = {row["id"]: row for row in rows("posts") if row["party"] == "turkey"}
assert len(turkish) == 12
assert all(row["from"] and row["from_precision"] for row in turkish.values())
encircled = {name for name, row in turkish.items() if row["encircled"]}
assert encircled == {name for name, row in turkish.items() if row["to"]}, encircled # those that were left were encircled
assert encircled == {name for name, row in turkish.items() if "encircled" in row["note"]}
for name, row in turkish.items():
    if row["encircled"]:
        assert row["from"] < row["encircled"] < row["to"], name
    if "withdrawn by" in row["note"] or "between" in row["note"].split("withdrawn")[-1]:
        assert row["to_precision"] != "day" or not row["to"], name
P
}

@test "every source id of every row resolves, and every source is used" {
    python3 - "$SYRIA" <<'P'
import csv, glob, json, os, sys
folder, cited = sys.argv[1], set()
listed = {row["id"] for row in csv.DictReader(open(folder + "/sources.csv", encoding="utf-8"))}
for path in sorted(glob.glob(folder + "/*.csv")):
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    if os.path.basename(path) in ("sources.csv", "releases.csv", "inferences.csv"):
        continue
    for number, row in enumerate(rows, 2):
        ids = row["source"].split(";")
        assert set(ids) <= listed, (path, number, ids)
        cited |= set(ids)
assert listed - cited == set(), listed - cited
assert len(listed) > 260
P
}

@test "none of the curated names is missing in a language, and each says where it is from" {
    python3 - "$SYRIA" <<'P'
import configparser, csv, json, sys
folder, langs = sys.argv[1], ("ar", "tr", "ru", "fr")
def table(name):
    return list(csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8")))
said = {(row["table"], row["id"], row["lang"]): row for row in table("names")}
missing = []
def ask(kind, ident, row, column="name", provenance=True):
    for lang in langs:
        name = row.get(f"{column}_{lang}", "")
        if not name or provenance and said.get((kind, ident, lang), {}).get("name") != name:
            missing.append((kind, ident, lang))
for kind in ("crossings", "posts"):
    for row in table(kind):
        ask(kind, row["id"], row)
for kind in ("zones", "arrangements"):
    for row in table(kind):
        ask(kind, row["id"], row, provenance=False)
for row in table("rounds"):
    ask("cities", row["city"].lower(), row, "city")
    ask("countries", row["country"].lower(), row, "country")
places = {key[1] for key in said if key[0] == "settlements" and key[2] != "ar"}
assert len(places) > 120
for row in table("settlements"):
    assert row["name_ar"] or int(row["rank"]) > 4, row["id"] # what maps of a zone label
    if int(row["rank"]) <= 3 or row["id"] in places:
        ask("settlements", row["id"], row)
for feature in json.load(open(folder + "/basemap/neighbours.geojson", encoding="utf-8"))["features"]:
    ask("neighbours", feature["properties"]["name"], feature["properties"], provenance=False)
ini = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
ini.read(folder + "/dataset.ini", encoding="utf-8")
for group in ini.sections():
    if group.startswith("party "):
        ask("party", group, {f"name_{lang}": ini[group].get(f"name[{lang}]", "") for lang in langs}, provenance=False)
assert not missing, missing
assert all(row["source"] for row in said.values())
P
}
