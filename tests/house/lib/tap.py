"""TAP for the house tests: each check is a function that yields one line for each fault."""
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]
SRC = TOP / "src"


def run(checks):
    print(f"1..{len(checks)}")
    failed = 0
    for number, check in enumerate(checks, 1):
        faults = list(check())
        print(f"{'not ok' if faults else 'ok'} {number} - {check.__doc__}")
        for fault in faults[:20]:
            print(f"# {fault}")
        failed += bool(faults)
    sys.exit(1 if failed else 0)


def sources(pattern="*/*.[ch]"):
    return sorted(SRC.glob(pattern))


def room(path):
    """The room of a file of src/, "" for main.c and dezmap.h."""
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else ""
