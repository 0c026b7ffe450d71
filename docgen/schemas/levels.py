"""The levels of a text from điều down, and which may stand in which.

Khoản are counted in their mục or điều, điểm in their khoản (điểm đ khoản 6 Mục II Phần I Phụ lục
I): a level in its own kind, or in a lower one, would print the same numbers twice, and no reader
could tell which is meant. Khoản con (1.1.) carry their parent's number, so they go as deep as they
like; bullets carry none, so they hold what their surroundings may hold.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from docgen.schemas.blocks import Articles, Clauses, Points, Subclauses
from docgen.schemas.sections import Assignment, GoalsSection, PurposeSection
from docgen.vietnamese import POINT_LETTERS

__all__ = ["CLAUSE", "CLAUSES_SOURCE", "HEADED", "LEVELS", "TOP", "Level", "crowded", "inside"]
__all__ += ["may_stand", "nested"]

CLAUSES_SOURCE: Final = "điểm đ khoản 6 Mục II Phần I Phụ lục I"


class Level(NamedTuple):
    """A level of lists; ``rank`` grows downwards."""

    rank: int
    key: str
    word: str


TOP: Final = 0
CLAUSE: Final = 2
LEVELS: Final[dict[type, Level]] = {
    Articles: Level(1, "dieu", "điều"),
    Clauses: Level(CLAUSE, "khoan", "khoản"),
    Subclauses: Level(3, "khoan_con", "khoản con"),
    Points: Level(4, "diem", "điểm"),
}
_WORDS = {level.rank: level.word for level in LEVELS.values()}

# What is printed under numbered heads of its own: fields of a section, by its kind.
_UNDER_HEADS: Final[dict[type, frozenset[str]]] = {
    PurposeSection: frozenset({"purpose", "requirements"}),
    GoalsSection: frozenset({"general", "specific"}),
}
HEADED: Final = frozenset({Assignment, *_UNDER_HEADS})
"""The kinds whose fields may stand under heads of their own."""


def may_stand(level: Level, above: int) -> bool:
    """Whether a list of ``level`` may stand in an item of rank ``above``."""
    return level.rank > above or (level.rank == above and level.key == "khoan_con")


def inside(part: Any, field: str, above: int) -> int:
    """The rank that what stands in a field of ``part`` stands in; ``above``: the part's own."""
    kind: type = type(part)
    if kind is Assignment:  # each body that is given work is a khoản
        return CLAUSE
    if field in _UNDER_HEADS.get(kind, ()) and part.numbered:
        return CLAUSE
    return above


def nested(level: Level, above: int) -> str:
    """What is wrong with a list of ``level`` in an item of rank ``above``, and what to write."""
    deeper = [one.key for one in LEVELS.values() if may_stand(one, above)] + ["gach"]
    shown = f"{', '.join(deeper[:-1])} hoặc {deeper[-1]}" if len(deeper) > 1 else deeper[0]
    return (
        f"Đây là {level.word} nằm trong {_WORDS[above]}, nên số thứ tự lẫn với cấp trên "
        f"({CLAUSES_SOURCE}); mỗi đơn vị trong phan_cong, mỗi phần muc_dich, yeu_cau, tong_quat, "
        f"cu_the cũng là một khoản. Đổi {level.key} thành {shown}, hoặc đưa ra ngoài."
    )


def crowded() -> str:
    """What is wrong with a list of points that runs out of letters."""
    last = len(POINT_LETTERS)
    return (
        f"Đây là điểm thứ {last + 1} mà chữ cái đánh số điểm chỉ có {last}, từ a) đến y): "
        "chia thành các khoản con (khoan_con), hoặc đổi thành gạch đầu dòng (gach)."
    )
