"""Where a centred text of several lines breaks: as few lines as fit, of about equal width, and
never where a reader would stumble."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from docgen.layout.compounds import COMPOUNDS, listed
from docgen.metrics import text_width, word_widths
from docgen.vietnamese import lower

__all__ = ["break_lines", "glue", "is_unit_kind", "unit_spans"]


# Words that introduce a number or a name and stay with it.
_LEADS = listed(
    """năm|tháng|ngày|số|quý|lần|khóa|khoá|khu|phố|thôn|ấp|tổ|thứ|đợt|điều|khoản|phường|quận
    xã|huyện|tỉnh|trấn"""
)
# Words that introduce a number of either kind, Roman too, and are common words besides.
_NUMBERED = listed("đoạn|kỳ|mục|lục|phần|chương|mẫu|hạng|lớp|đường")
_NUMBER = re.compile(r"\d|[IVXLC]+[,;:.]?$")
# What a figure counts, in whose middle no line ends; the parts of a day may part, but badly.
_UNITS = listed("nghìn|ngàn|triệu|tỷ|tỉ|đồng|usd|%|ha|km|km²|m|m²|m³|kg|tấn|lít")
_TIMES = listed("ngày|tháng|năm")
_LINKS = listed("và|của|về|trên|tại|trong|cho|với|các|những|do|từ|đến|thuộc|theo|là|ở|hoặc|để|được")
_KINDS = (("thành", "phố"), ("thị", "trấn"), ("thị", "xã"), ("đặc", "khu"))
_KINDS_1 = frozenset(("xã", "phường", "huyện", "quận", "tỉnh"))
# "tỉnh ủy", "huyện đoàn", "xã đội", "hợp tác xã", "xã hội": the word is there, the unit is not.
_NEVER_BEFORE = frozenset(("ủy", "uỷ"))
_NOT_BEFORE = frozenset(("đoàn", "đội", "hội"))

# What a bad break costs, beside the squared differences (in points) of the lines' widths.
FORBIDDEN = 1e6  # inside the name of an administrative unit
KIND = 4e5  # between a unit's kind and its name: at least the name stands whole
DASH = 3e5  # before a dash inside a unit's name
DASHED = 2e5  # after it: the least bad way to part a name too long for the page
NAME = 120.0**2  # inside a name, which takes capitals
WORD = 60.0**2  # inside a word of two syllables, or between a word and its number
LONE = 90.0**2  # a single word on the last line
LINK = 48.0**2  # after a word that leads on to the next


def is_unit_kind(words: Sequence[str], at: int) -> int:
    """How many words from ``at`` on name the kind of an administrative unit; 0 where none does.

    >>> is_unit_kind("thị trấn tân khai".split(), 0), is_unit_kind("an sinh xã hội".split(), 2)
    (2, 0)
    """
    if tuple(words[at : at + 2]) in _KINDS:
        size = 2
    elif words[at] in _KINDS_1:
        size = 1
    else:
        return 0
    after = words[at + size] if at + size < len(words) else ""
    before = words[at - 1] if at else ""
    if not after or after in _NEVER_BEFORE or (words[at] == "xã" and before == "tác"):
        return 0
    if at and after in _NOT_BEFORE:  # at the very beginning they begin a name: xã Hội An
        return 0
    return size


def unit_spans(words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Units named in ``words`` (lower case): where each begins, where its name begins, its end.

    A name runs on to the next kind, comma, or end of the text.

    >>> unit_spans("ủy ban nhân dân xã tân khai".split())
    [(4, 5, 7)]
    """
    spans: list[tuple[int, int, int]] = []
    at = 0
    while at < len(words):
        size = is_unit_kind(words, at)
        if not size:
            at += 1
            continue
        end = at + size + 1
        while end < len(words) and words[end - 1][-1] not in ",;" and not is_unit_kind(words, end):
            end += 1
        spans.append((at, at + size, end))
        at = end
    return spans


def glue(words: Sequence[str], *, units: bool) -> list[float]:
    """What a break after each word but the last costs; 0 where a line may well end.

    ``units`` holds the names of administrative units together, in a text where such a name runs
    to the end (the name of a body).
    """
    low = [lower(word) for word in words]
    costs = [_joint(words, low, at) for at in range(len(words) - 1)]
    if units:
        for start, name, end in unit_spans(low):
            for at in range(start, end - 1):
                if words[at] in ("-", "–"):
                    costs[at] = DASHED
                elif words[at + 1] in ("-", "–"):
                    costs[at] = DASH
                else:
                    costs[at] = KIND if at == name - 1 else FORBIDDEN
    return costs


def _joint(words: Sequence[str], low: Sequence[str], at: int) -> float:
    """What a break after the word ``at`` costs, names of units aside."""
    word, after = low[at], low[at + 1].rstrip(",;:.") or low[at + 1]
    word = word.rpartition(" ")[2]  # a blank to fill in holds two words together
    figure = word[-1].isdigit()
    if word in _LEADS and (after[0].isdigit() or words[at + 1][0].isupper()):
        return WORD
    if figure and after in _TIMES:  # a day stays with its month, a month may leave its year
        return WORD if at and low[at - 1] == "ngày" else LINK
    if _is_name(words[at]) and _is_name(words[at + 1].rstrip(",;:.")):
        return NAME
    if (
        after in _DASHES
        or f"{word} {after}" in COMPOUNDS
        or (figure and (after[0].isdigit() or after in _UNITS))
        or (word in _NUMBERED and _NUMBER.match(words[at + 1]))
        # from one year to another
        or (word in _DASHES and at and low[at - 1][-1].isdigit() and after[0].isdigit())
    ):
        return WORD
    return LINK if word in _LINKS else 0.0


def _is_name(word: str) -> bool:
    """Whether it is written as parts of names are: a capital, then small letters, no mark."""
    return word[:1].isupper() and word[1:].islower() and word[-1] not in ",;:."


_DASHES = frozenset("-–")


# Several spaces are a blank to fill in, which no line ends at.
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")


@lru_cache(maxsize=2048)
def break_lines(
    text: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    units: bool = False,
    typed: str = "",
) -> tuple[tuple[str, ...], float]:
    """The lines of ``text`` within ``width`` points, and what its bad breaks cost.

    ``typed``: the same before it was put in capitals, from which its names can be told.

    As few lines as hold it; among those the partition whose lines differ least and whose breaks
    are the best. A word wider than ``width`` stands alone on its line.

    >>> break_lines("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", 130, 12, bold=True)[0]
    ('PHÒNG GIÁO DỤC', 'VÀ ĐÀO TẠO')
    """
    words = _SINGLE_SPACE.split(text) if "  " in text else text.split(" ")
    if len(words) == 1 or text_width(text, size, bold=bold, italic=italic) <= width:
        return (text,), 0.0
    space = text_width(" ", size, bold=bold, italic=italic)
    places = _ends(word_widths(words, size, bold=bold, italic=italic), space)
    said = typed.split(" ") if typed else words
    if len(said) != len(words):
        said = words
    if not units:
        at = _halves(said, width, places, space)
        if at:
            return (" ".join(words[:at]), " ".join(words[at:])), 0.0

    def measure(start: int, end: int) -> float:
        return places[end] - places[start] - space

    costs = glue(said, units=units)
    found = None
    for lines in range(2, len(words) + 1):
        following = _partition(len(words), lines, width, measure, costs)
        if following is None:
            continue
        if found is None or following[1] < found[1]:
            found = following
        if found is not following or found[1] == 0:
            break  # one more line is worth it only where it spares a bad break
    if found is None:
        # some single word is too wide for a line: one word a line is all that can be done
        return tuple(words), FORBIDDEN
    ends, worst = found
    parts = zip((0, *ends), (*ends, len(words)), strict=True)
    return tuple(" ".join(words[a:b]) for a, b in parts), worst


def _halves(words: Sequence[str], width: float, ends: Sequence[float], space: float) -> int:
    """Where the cheapest partition into two lines breaks, from the middle outwards, so that few
    breaks are judged; 0 where there is none, or where another line may spare a bad break."""
    count, whole = len(words), ends[-1]
    ideal = (whole - space) / 2
    choices: list[tuple[float, int]] = []
    for at in range(1, count):
        first, second = ends[at] - space, whole - ends[at] - space
        if first <= width and second <= width:
            choices.append(((first - ideal) ** 2 + (second - ideal) ** 2, at))
    if not choices:
        return 0
    if choices[-1][1] == count - 1:
        choices[-1] = choices[-1][0] + LONE, count - 1
    choices.sort()
    low = [lower(word) for word in words]
    best: tuple[float, int] | None = None
    worst = 0.0
    for cost, at in choices:
        if best is not None and cost > best[0]:
            break
        joint = _joint(words, low, at - 1)
        if best is None or (cost + joint, at) < best:
            best, worst = (cost + joint, at), joint
    return 0 if best is None or worst >= WORD else best[1]


def _ends(widths: Sequence[float], space: float) -> list[float]:
    """Where each word ends, and the space after it, on one long line; before them all, 0."""
    ends = [0.0]
    for width in widths:
        ends.append(ends[-1] + width + space)
    return ends


def _partition(
    count: int,
    lines: int,
    width: float,
    measure: Callable[[int, int], float],
    costs: Sequence[float],
) -> tuple[tuple[int, ...], float] | None:
    """Ends of the first ``lines - 1`` lines of the cheapest partition, and its bad breaks."""
    ideal = measure(0, count) / lines
    # best[end] = cost, ends so far, worst: of the partitions of the first ``end`` words
    best: dict[int, tuple[float, tuple[int, ...], float]] = {0: (0.0, (), 0.0)}
    for line in range(1, lines + 1):
        last = line == lines
        following: dict[int, tuple[float, tuple[int, ...], float]] = {}
        for start, (cost, ends, worst) in best.items():
            for end in range(count if last else start + 1, count + 1 if last else count):
                taken = measure(start, end)
                if taken > width:
                    break
                added = (taken - ideal) ** 2
                if last:
                    added += LONE if end - start == 1 else 0.0
                    joint = 0.0
                else:
                    joint = costs[end - 1]
                total = cost + added + joint
                if end not in following or total < following[end][0]:
                    heavy = worst + (joint if joint >= WORD else 0.0)
                    following[end] = (total, ends if last else (*ends, end), heavy)
        best = following
    if count not in best:
        return None
    _, ends, worst = best[count]
    return ends, worst
