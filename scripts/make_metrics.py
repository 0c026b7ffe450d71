"""Write ``docgen/metrics/times.py``: how wide each character of Times New Roman is.

Times New Roman itself may not be taken apart and shipped; Liberation Serif was drawn to the same
advance widths, so that a text breaks at the same places in both. Only widths leave the font files,
no outline does.

    python scripts/make_metrics.py [/usr/share/fonts/truetype/liberation2]
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
TARGET = Path(__file__).resolve().parent.parent / "docgen" / "metrics" / "times.py"
FACES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}

# What an office writes: Latin with the Vietnamese letters and their combining marks, Greek for
# formulas, punctuation, super- and subscripts, currency, letterlike signs, fractions, arrows,
# mathematics, boxes and geometric marks, the ligatures that text copied out of a PDF may hold.
RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0300, 0x036F),
    (0x0370, 0x03FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
    (0x2190, 0x22FF),
    (0x2500, 0x26FF),
    (0xFB00, 0xFB06),
)


def advances(font: TTFont) -> dict[int, int]:
    """Advance width per code point of our ranges; marks that sit on a letter take no room."""
    names, widths = font.getBestCmap(), font["hmtx"]
    wanted = (code for first, last in RANGES for code in range(first, last + 1))
    return {
        code: 0 if unicodedata.combining(chr(code)) else widths[names[code]][0]
        for code in wanted
        if code in names
    }


def grouped(widths: dict[int, int]) -> dict[int, str]:
    """Characters by width: a handful of widths serves hundreds of characters."""
    groups: dict[int, list[str]] = {}
    for code, width in sorted(widths.items()):
        groups.setdefault(width, []).append(chr(code))
    return {width: "".join(characters) for width, characters in sorted(groups.items())}


def literal(text: str, columns: int = 72) -> str:
    """``text`` as adjacent ASCII string literals, one a line, short enough for any editor."""
    lines, line = [], ""
    for character in text:
        written = ascii(character)[1:-1].replace('"', '\\"').replace("\\'", "'")
        if len(line) + len(written) > columns:
            lines.append(line)
            line = ""
        line += written
    return "\n".join(f'        "{part}"' for part in [*lines, line])


def module(faces: dict[str, dict[int, str]], units_per_em: int, source: str) -> str:
    """The source text of the data module."""
    parts = [
        '"""Advance widths of Times New Roman: characters by width, in units of the em.',
        "",
        f"From {source}.",
        "Written by ``scripts/make_metrics.py``; not to be edited.",
        '"""',
        "",
        f"UNITS_PER_EM = {units_per_em}",
    ]
    for face, groups in faces.items():
        parts += ["", f"{face} = {{"]
        parts += [f"    {width}: (\n{literal(text)}\n    )," for width, text in groups.items()]
        parts += ["}"]
    return "\n".join(parts) + "\n"


def main(folder: Path) -> None:
    """Read the four faces in ``folder`` and write the data module."""
    faces: dict[str, dict[int, str]] = {}
    versions: set[str] = set()
    units: set[int] = set()
    for face, suffix in FACES.items():
        with TTFont(folder / f"LiberationSerif-{suffix}.ttf") as font:
            versions.add(str(font["name"].getDebugName(5)).split(";")[0])
            units.add(int(font["head"].unitsPerEm))
            faces[face] = grouped(advances(font))
    (units_per_em,) = units
    source = f"Liberation Serif {', '.join(sorted(versions))} (SIL Open Font License 1.1)"
    TARGET.write_text(module(faces, units_per_em, source), encoding="ascii")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(TARGET)], check=True)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
