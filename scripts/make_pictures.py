"""Draws the pictures of the documentation from the examples: run it when what is printed changes.

python scripts/make_pictures.py            # writes docs/pictures; needs LibreOffice
python scripts/make_pictures.py --check    # exit 1 if a picture no longer shows what is made
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

import docgen

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    ROOT / "docs" / "pictures" / "tan_khai.png": ROOT / "examples" / "tan_khai" / "ke_hoach.yaml",
}
"""Each picture, and the plan whose first page it is."""
DPI = 110
GREYS = 16
MOST = 6.0
"""Of 255: how far two drawings of one page by different versions of LibreOffice lie apart."""


def drawn(plan: Path) -> Image.Image:
    """The first page of a plan, in few greys: a third of the bytes."""
    first = docgen.to_png(docgen.render(docgen.load(plan)), dpi=DPI)[0]
    return Image.open(io.BytesIO(first)).convert("L").quantize(GREYS)


def apart(picture: Path, plan: Path) -> float:
    """How far a picture is from what is made now: the mean of a tenth of its size, 0 to 255."""
    now, then = drawn(plan).convert("L"), Image.open(picture).convert("L")
    small = (now.width // 10, now.height // 10)
    difference = ImageChops.difference(now.resize(small), then.resize(small))
    return float(ImageStat.Stat(difference).rms[0])


def main() -> int:
    """Write every picture, or compare them with ``--check``."""
    if "--check" in sys.argv[1:]:
        stale = [name for name, plan in PICTURES.items() if apart(name, plan) > MOST]
        for name in stale:
            print(f"{name.relative_to(ROOT)} is not what is made now: run this without --check")
        return bool(stale)
    for name, plan in PICTURES.items():
        drawn(plan).save(name, optimize=True)
        print(f"{name.relative_to(ROOT)}: {name.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
