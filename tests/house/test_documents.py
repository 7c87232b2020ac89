"""Documents that are made of the program are what it would make today."""
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from tap import TOP, run

PROGRAM = Path(os.environ.get("DEZMAP", TOP / "build/release/dezmap"))


def check_style_reference():
    """the tables of docs/style.md are those of the program (make docs writes them)"""
    done = subprocess.run([str(PROGRAM), "style", "reference"], capture_output=True, text=True, check=True)
    text = (TOP / "docs/style.md").read_text()
    begin = text.find("## Layers and their properties\n")
    if begin < 0:
        yield "docs/style.md has no tables"
        return
    ours, theirs = text[begin:].splitlines(), done.stdout.splitlines()
    for number, (a, b) in enumerate(zip(ours, theirs), text[:begin].count("\n") + 1):
        if a != b:
            yield f"docs/style.md: line {number}: {a[:100]}"
    if len(ours) != len(theirs):
        yield f"docs/style.md has {len(ours)} lines of tables, the program {len(theirs)}"


run([check_style_reference])
