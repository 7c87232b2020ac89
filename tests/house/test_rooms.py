"""The walls of the house: rooms, floors, doors, foreigners, headers that stand alone."""
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from tap import SRC, TOP, room, run, sources

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)

# Which rooms may speak to a foreign library, by how its headers begin. What is not listed is C, POSIX or GLib.
FOREIGN = {
    r"gdal|ogr|cpl_|gdal_": {"load", "export"},
    r"proj|geodesic|geos": {"geo"},
    r"cairo|pango|png\.|gif_lib|libdeflate|hb": {"paint"},
    r"jansson": {"style", "report"},
}
NATIVE = re.compile(r"(glib|gio/|glib/|assert|ctype|errno|fcntl|float|inttypes|limits|malloc|math|signal|stdarg|stdbool|"
                    r"stddef|stdint|stdio|stdlib|string|sys/|time|unistd)")
FOREIGN_TYPES = re.compile(r"\b(GDAL\w+|OGR\w+|PJ\b|PJ_\w+|GEOS\w+|cairo_\w*t\b|Gif\w+|Pango\w+|json_t|png_\w+)")


def includes(path):
    return [(quote == '"', name) for quote, name in INCLUDE.findall(path.read_text())]


def floors():
    allowed = {}
    for line in (TOP / "tests/house/rooms.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, lower = line.split(":")
            allowed[name] = lower.split()
    return allowed


def check_rooms_are_listed():
    """rooms.txt lists every room of src/, and no room includes one above it"""
    allowed = floors()
    order = list(allowed)
    for folder in sorted(p for p in SRC.iterdir() if p.is_dir()):
        if folder.name not in allowed:
            yield f"src/{folder.name} is not in rooms.txt"
        for inner in folder.iterdir():
            if inner.is_dir():
                yield f"{inner.relative_to(TOP)}: rooms are one level deep"
    for name, lower in allowed.items():
        for other in lower:
            if order.index(other) >= order.index(name):
                yield f"rooms.txt: {name} stands below {other}"


def check_floors():
    """a file includes dezmap.h, its own room and the rooms that rooms.txt allows"""
    allowed = floors()
    for path in sources():
        for own, name in includes(path):
            if not own or name == "dezmap.h":
                continue
            if "/" not in name:
                yield f"{path.relative_to(TOP)}: \"{name}\" does not name its room"
                continue
            other = name.split("/")[0]
            if not (SRC / name).is_file():
                yield f"{path.relative_to(TOP)}: there is no {name}"
            if other != room(path) and other not in allowed[room(path)]:
                yield f"{path.relative_to(TOP)}: {room(path)} may not include {name}"


def check_doors():
    """a header called x_in.h is included by its own room alone"""
    for path in sources() + sorted(SRC.glob("*.[ch]")):
        for own, name in includes(path):
            if own and name.endswith("_in.h") and name.split("/")[0] != room(path):
                yield f"{path.relative_to(TOP)} includes {name}"


def check_front_door():
    """cmd sees the library through dezmap.h alone, and main.c sees cmd alone"""
    for path in sources("cmd/*.[ch]"):
        for own, name in includes(path):
            if own and name != "dezmap.h" and not name.startswith("cmd/"):
                yield f"{path.relative_to(TOP)} includes {name}"
    for own, name in includes(SRC / "main.c"):
        if own and name != "cmd/cmd.h":
            yield f"src/main.c includes {name}"


def check_foreigners():
    """foreign libraries are spoken to in their own rooms only, and every one of them is known"""
    for path in sources():
        for own, name in includes(path):
            if own:
                continue
            homes = [rooms for begin, rooms in FOREIGN.items() if re.match(begin, name)]
            if homes and room(path) not in homes[0]:
                yield f"{path.relative_to(TOP)}: {room(path)} may not include <{name}>"
            if not homes and not NATIVE.match(name):
                yield f"{path.relative_to(TOP)}: <{name}> belongs to no library that the house knows"


def check_doors_hide_foreigners():
    """no foreign handle stands in the declarations of a door"""
    for path in sources("*/*.h") + [SRC / "dezmap.h"]:
        if path.name.endswith("_in.h"):
            continue
        code = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        for name in FOREIGN_TYPES.findall(code):
            yield f"{path.relative_to(TOP)} declares with {name}"


def check_headers_stand_alone():
    """every header compiles alone"""
    flags = subprocess.run(["pkg-config", "--cflags", "gdal", "proj", "geos", "pangocairo", "cairo", "gio-2.0"],
                           capture_output=True, text=True, check=True).stdout.split()
    for path in sources("*/*.h") + [SRC / "dezmap.h"]:
        done = subprocess.run([os.environ.get("CC", "gcc"), "-std=c11", "-D_XOPEN_SOURCE=700", "-fsyntax-only", "-Isrc",
                               *flags, "-x", "c", "-"], input=f'#include "{path.relative_to(SRC)}"\n',
                              capture_output=True, text=True, cwd=TOP, check=False)
        if done.returncode:
            yield f"{path.relative_to(TOP)}: {done.stderr.splitlines()[0]}"


run([check_rooms_are_listed, check_floors, check_doors, check_front_door, check_foreigners,
     check_doors_hide_foreigners, check_headers_stand_alone])
