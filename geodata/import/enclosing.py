"""Which rows of control.csv an inferred row was inferred from.

The facts name the neighbours of an inferred row as their reporters spelt them
("enclosed by: Rajo (2018-03-03), Habul (2018-03-12)"), often not as the
settlements are called on record.  A mention is the settlement whose name is
the same but for article, accents, hyphens and apostrophes and that has a
reported or recalled row from that day; enclosing.csv, beside this script, says
of the others which settlement and row, or which source, is meant, or that
nothing on record is.
"""
import math
import re
import unicodedata

MARK = "enclosed by: "
REACH_KM = 45       # as wide as the Homs pocket; others are nearer than 30


class Enclosing:
    """Finds the rows that a text of control.csv names as neighbours."""

    def __init__(self, settlements, rows, aliases, fail):
        self.at = {s["id"]: s for s in settlements}
        self.named, self.began, self.aliases = {}, {}, {}
        self.fail, self.seen = fail, set()
        for place in settlements:
            for name in spellings(place["name"]):
                self.named.setdefault(name, set()).add(place["id"])
        for row in rows:
            self.began[row["settlement"], row["from"]] = row
        for alias in aliases:
            key = (alias["mention"], alias["day"])
            self.aliases.setdefault(key, []).append(alias)

    def find(self, row):
        """Neighbours of a row as (settlement, day) and as bare source ids."""
        keys, sources = [], []
        for mention, day in mentions(row["source"]):
            found, more = self.meant(mention, day)
            for key in found:
                self.near(row, key)
            keys += found
            sources += more
        return list(dict.fromkeys(keys)), sources

    def meant(self, mention, day):
        if (mention, day) in self.aliases:
            self.seen.add((mention, day))
            rows = self.aliases[mention, day]
            return ([(r["settlement"], r["from"] or day) for r in rows
                     if r["settlement"]],
                    [r["source"] for r in rows if r["source"]])
        keys = [(ident, day) for ident in self.named.get(plain(mention), ())
                if (ident, day) in self.began
                and self.began[ident, day]["basis"] != "inferred"]
        if len(keys) != 1:
            self.fail("control.csv: %d rows are %s (%s); enclosing.csv must "
                      "say which" % (len(keys), mention, day))
        return keys, []

    def near(self, row, key):
        if key not in self.began:
            self.fail("enclosing.csv: no row of control.csv is %s, %s" % key)
        one, two = self.at[row["settlement"]], self.at[key[0]]
        north = (float(two["lat"]) - float(one["lat"])) * 111
        east = (float(two["lon"]) - float(one["lon"])) * 111 * math.cos(
            math.radians(float(one["lat"])))
        if math.hypot(north, east) > REACH_KM:
            self.fail("%s is no neighbour of %s" % (key[0],
                                                    row["settlement"]))

    def unused(self):
        return sorted(set(self.aliases) - self.seen)


def mentions(text):
    """The pairs of name and day after "enclosed by: "; a day may lack."""
    if MARK not in text:
        return []
    listed = text.split(MARK)[1].split(";")[0]
    listed = listed.replace(" (Islamic State pocket)", "")
    return re.findall(r"([^,()]+?(?: \(south\))?)"
                      r"(?: \(([^()]*\d{4}[^()]*)\))?(?:, |$)", listed)


def spellings(name):
    """The whole name, and its parts where it gives several."""
    parts = re.split(r"[/(]", name.rstrip(")"))
    return {plain(part) for part in [name] + parts} - {""}


def plain(name):
    name = unicodedata.normalize("NFD", name.lower().replace("-", " "))
    name = re.sub(r"\b(al|an|as|az|ar|at|ash|el)\b ", "",
                  name.replace("'", ""))
    return re.sub(r"[^a-z]", "", name)
