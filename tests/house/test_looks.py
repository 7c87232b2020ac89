"""Nothing about looks is left in C: colours, widths, fonts and sizes are the styles'."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from tap import SRC, TOP, run

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
LOOKS = {
    "a colour in a string": re.compile(r'"(?:#[0-9a-fA-F]{3,8}|rgba?\(|hsla?\()'),
    "a colour in numbers": re.compile(r"DzColour(?:\)|\s+\w+(?:\[\w*\])?\s*=)\s*\{+\s*" + NUMBER + r"\s*,"),
    "a part of a colour": re.compile(r"(?:colour|fill|halo|paper|ink)\.[rgb]\s*=\s*" + NUMBER),
    "a colour's name": re.compile(r'"(?:black|white|red|green|blue|yellow|orange|purple|brown|gr[ae]y|navy|teal|maroon)"'),
    "a look by define": re.compile(r"#\s*define\s+\w*(?:SIZE|WIDTH|RADIUS|COLOUR|HALO|DASH|FONT|PAD|GAP)\w*\s+[-+(]*[\d.\"{]"),
    "a colour for cairo": re.compile(r"cairo_set_source_rgba?\s*\([^,]+,\s*" + NUMBER),
    "a font": re.compile(r'"[^"]*\b(?:Noto|DejaVu|Liberation|sans|serif|monospace)\b[^"]*"', re.I),
    "a length": re.compile(r"dz_map_mm\s*\([^,]+,\s*" + NUMBER + r"\s*[,*)]"),
    "a size or width": re.compile(r"\b(?:size|width|halo|dash|distance|spacing|radius|edge)_mm\s*=\s*"
                                  + r"(?!0\s*[,;}])(?!.*dz_(?:map_px|style_number|page_number)\()" + NUMBER
                                  + r"\s*[,;}*/+-]"),
    "a line's width": re.compile(r"cairo_set_line_width\s*\([^,]+,\s*" + NUMBER + r"\s*\)"),
}


def faults(text):
    text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment.group().count("\n"), text, flags=re.S)
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in LOOKS.items():
            if pattern.search(line):
                yield number, what, line.strip()


def check_rooms():
    """src/scene and src/paint hold no colour, width, font or size"""
    for room in ("scene", "paint"):
        for path in sorted((SRC / room).glob("*.[ch]")):
            for number, what, line in faults(path.read_text()):
                yield f"{path.relative_to(TOP)}: line {number}: {what}: {line[:80]}"


def check_the_check():
    """a look that was left would be found"""
    left = ['DzColour ink = (DzColour){0.1, 0.1, 0.1, 1};', 'const char *font = "Noto Sans";',
            'double gap = dz_map_mm(map, 0.6);', 'mark->stroke.width_mm = 0.3;', '.size_mm = 2.2,',
            'cairo_set_source_rgb(cr, 1, 1, 1);', 'const char *sea = "#dce8ef";', 'cairo_set_line_width(cr, 0.5);']
    left += ['DzColour ink = {0, 0.1, 0.1, 1};', '(DzColour){0, 0, 0.2, 1}', 'static const DzColour INKS[] = {{0.1, 0, 0, 1}};',
             'mark->colour.r = 0.4;', 'css = "black";', '#define FRONT_WIDTH 0.3', '#define LABEL_COLOUR "x"',
             'double width_mm = 0.3 * k;', 'double radius_mm = 1;', 'icon.edge_mm = 0.2;']
    passing = ['DzColour none = {0};', '(DzColour){0}', 'mark->fill.a = 0;', 'double width_mm = 0;', 'colour.a *= 0.5;',
               '#define CORNERS 48', 'double width_mm = size.width_mm * 0.5;', 'stroke->width_mm = dz_map_px(map, width);',
               'return "crossing-open";']
    for line in passing:
        for _, what, _ in faults(line):
            yield f"found, but is none: {what}: {line}"
    for line in left:
        if not list(faults(line)):
            yield f"not found: {line}"


run([check_rooms, check_the_check])
