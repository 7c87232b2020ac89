"""What the built library shows and does not do: its exported symbols, its silence."""
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from tap import SRC, TOP, run

BUILD = Path(os.environ.get("DEZMAP_BUILD", TOP / "build/release"))

# Prints, ends the process, reads the environment or the clock, changes the locale.
NOISY = re.compile(r"^(printf|puts|putchar|fputs|fprintf|vprintf|vfprintf|perror|exit|_exit|abort|getenv|secure_getenv|"
                   r"setlocale|time|gettimeofday|clock_gettime|g_print|g_printerr|g_getenv|g_setenv|g_get_real_time|"
                   r"g_date_time_new_now\w*|g_get_current_time|stdout|stderr)(@.*)?$")


def nm(*arguments):
    done = subprocess.run(["nm", *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def declared():
    """The functions that dezmap.h declares."""
    code = re.sub(r"/\*.*?\*/", "", (SRC / "dezmap.h").read_text(), flags=re.S)
    return set(re.findall(r"\b(dz_\w+)\s*\((?![^)]*,\s*dz_\w+_free\))", code)) - {"dz_error_quark)"}


def check_exports():
    """the shared library exports what dezmap.h declares, and nothing else"""
    exported = {line.split()[-1].split("@")[0] for line in nm("-D", "--defined-only", str(BUILD / "libdezmap.so.0"))}
    exported = {name for name in exported if not name.startswith(("_", "__"))}
    for name in sorted(exported - declared()):
        yield f"{name} is exported, but dezmap.h does not declare it"
    for name in sorted(declared() - exported):
        yield f"{name} is declared in dezmap.h, but not exported"


def check_names():
    """every global symbol of the library begins with dz_"""
    for line in nm("-g", "--defined-only", str(BUILD / "libdezmap.a")):
        fields = line.split()
        if len(fields) == 3 and not fields[2].startswith(("dz_", "__")):
            yield f"{fields[2]} is global"


def check_quiet():
    """the library prints nothing, ends nothing, and reads neither environment nor clock"""
    member = ""
    for line in nm("-u", str(BUILD / "libdezmap.a")):
        if line.endswith(":"):
            member = line
        elif line.strip() and NOISY.match(line.split()[-1]):
            yield f"{member} uses {line.split()[-1]}"


run([check_exports, check_names, check_quiet])
