"""What can be counted of how the house is written."""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from tap import TOP, run, sources

MAX_FILE, MAX_FUNCTION = 450, 80
TOP_LEVEL = {"src", "geodata", "styles", "tests", "Makefile", "README.md", "LICENSE", "docs", "CITATION.cff"}


def tracked():
    done = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=TOP, check=False)
    return [TOP / name for name in done.stdout.splitlines() if (TOP / name).is_file()]


def texts():
    for path in tracked():
        if path.suffix not in (".png", ".gpkg", ".pdf", ".gif") and path.name != "test_style.py":
            try:
                yield path, path.read_text()
            except UnicodeDecodeError:
                yield path, ""


def check_file_sizes():
    """no source file has over 450 lines"""
    for path in sources():
        count = len(path.read_text().splitlines())
        if count > MAX_FILE:
            yield f"{path.relative_to(TOP)} has {count} lines"


def check_function_sizes():
    """no function has over 80 lines"""
    for path in sources("*/*.c"):
        start, name = 0, ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line == "{":
                start = number
            elif line == "}" and start:
                if number - start + 1 > MAX_FUNCTION:
                    yield f"{path.relative_to(TOP)}: line {start}: a function of {number - start + 1} lines{name}"
                start = 0


def check_nothing_left_to_do():
    """no source says that something is left to do"""
    word = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    for path, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            if word.search(line):
                yield f"{path.relative_to(TOP)}: line {number}: {line.strip()[:80]}"


def check_top_level():
    """the top level of the project holds what it is meant to hold"""
    for name in sorted({path.relative_to(TOP).parts[0] for path in tracked()}):
        if name not in TOP_LEVEL and not name.startswith("."):
            yield f"{name} does not belong there"


def check_paths_stay_inside():
    """no file names a path outside the project"""
    outside = re.compile(r"(/home/\w|/root/|/work/|\.\./shared|(?<![\w.])/tmp/\w)")
    for path, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            if outside.search(line):
                yield f"{path.relative_to(TOP)}: line {number}: {line.strip()[:80]}"


def check_wording():
    """texts of the program and of the data set take no side"""
    partisan = re.compile(r"\b(regime|rebels?|terrorists?|liberat\w+|occupiers?|militants?)\b", re.I)
    for path, text in texts():
        relative = str(path.relative_to(TOP))
        shown = relative.startswith(("src/words", "src/scene", "src/report", "geodata/syria", "README", "docs"))
        if not shown or relative.endswith("sources.csv"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if partisan.search(line):
                yield f"{relative}: line {number}: {line.strip()[:80]}"


run([check_file_sizes, check_function_sizes, check_nothing_left_to_do, check_top_level, check_paths_stay_inside,
     check_wording])
