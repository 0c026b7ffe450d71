"""Any plan that the schema accepts: trees of blocks, tables, signers, appendices, marks."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from docgen.language.figures import escape_markup
from tests.support.levels import blocks, readable

__all__ = ["plans", "words"]

LETTERS = "abcdeghiklmnopqrstuvxyăâđêôơưáàảãạếềểễệốồổỗộứừửữựýỳỷỹỵ"
SIGNS = "&<>\"'{}%=+-@/\\()[]*^~.,:0123456789"
_word = st.text(LETTERS, min_size=1, max_size=7) | st.text(LETTERS + SIGNS, min_size=1, max_size=9)


def words(least: int = 1, most: int = 8) -> st.SearchStrategy[str]:
    """A text of words; the first begins like a word, so that it is read as no number or mark."""
    first = st.text(LETTERS, min_size=2, max_size=7).filter(lambda word: word != "phụ")
    more = st.lists(_word, min_size=least - 1, max_size=most - 1)
    return st.builds(lambda one, rest: " ".join([one, *rest]), first, more)


def _marked(text: str, mark: str) -> dict[str, str]:
    first, _, rest = text.partition(" ")
    if not rest:  # a paragraph wholly in italics is against the decree, as its author wished
        return {"dinh_dang": escape_markup(text)}
    inner = f"{mark}{escape_markup(first)}{mark}"
    return {"dinh_dang": f"{inner} {escape_markup(rest)}".strip()}


_rich = words() | st.builds(_marked, words(), st.sampled_from(["**", "*", ""]))
_noted = st.builds(
    lambda text, note: {"dinh_dang": f"{escape_markup(text)}[^{escape_markup(note)}]"},
    words(),
    words(),
)


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(1, 5))
    kinds = draw(st.lists(st.sampled_from(["chu", "so", "dong"]), min_size=count, max_size=count))
    columns = [
        {"ten": draw(words(1, 3)), "khoa": f"c{at}", "kieu": kind} for at, kind in enumerate(kinds)
    ]
    cells = {"chu": words(1, 4) | st.just(""), "so": st.integers(0, 10**6)}
    cells["dong"] = st.integers(0, 10**12)
    row = st.tuples(*(cells[kind] for kind in kinds)).map(list)
    rows = draw(st.lists(row | st.builds(lambda t: {"nhom": t}, words(1, 3)), max_size=5))
    table: dict[str, Any] = {"cot": columns, "hang": rows}
    if draw(st.booleans()):
        table["tieu_de"] = draw(words(1, 5))
    if draw(st.booleans()):
        table["don_vi_tinh"] = draw(words(1, 1))
    # the label stands before the first sum
    if kinds[0] == "chu" and set(kinds) != {"chu"} and draw(st.booleans()):
        table["tong_cong"] = {"nhan": draw(words(1, 2))}
    return table


LEVELS = ("khoan", "khoan_con", "diem", "gach", "cong")  # from the widest to the narrowest
_leaf = _rich | _noted | st.builds(lambda t: {"luu_y": t}, words())


def _items(body: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[Any]:
    item = _rich | st.builds(
        lambda head, body: {"tieu_de": head, "noi_dung": body}, words(1, 4), body
    )
    return st.lists(item, min_size=1, max_size=3)


def _titled(body: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[Any]:
    article = st.builds(lambda head, body: {"tieu_de": head, "noi_dung": body}, words(1, 4), body)
    return st.lists(article, min_size=1, max_size=3)


def _freely(key: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Items that hold whatever may stand in them, levels left out as authors have it."""
    body = st.lists(inner, max_size=3)
    return _titled(body) if key == "dieu" else _items(body)


@st.composite
def _orderly(draw: st.DrawFn, above: int = -1) -> list[Any]:
    """A level under a wider one alone, as the decree has it, and one level among brothers."""
    level = draw(st.integers(above + 1, len(LEVELS)))
    leaves = draw(st.lists(_leaf, max_size=2))
    if level == len(LEVELS):
        return leaves
    return [*leaves, {LEVELS[level]: draw(_items(st.deferred(lambda: _orderly(level))))}]


_free = blocks(_leaf, _freely)
_table = st.builds(lambda t: {"bang": t}, _tables())


@st.composite
def _body(draw: st.DrawFn, orderly: bool) -> list[Any]:
    blocks = draw(st.lists((_leaf if orderly else _free) | _table, min_size=1, max_size=4))
    return [*blocks, *draw(_orderly())] if orderly else blocks


@st.composite
def plans(draw: st.DrawFn, orderly: bool = False) -> dict[str, Any]:
    """The mapping of a plan; in an orderly one no author goes against the decree."""
    body = _body(orderly).filter(readable)
    sections = st.builds(
        lambda title, body: {"tieu_de": title, "noi_dung": body}, words(1, 5), body
    )
    made: dict[str, Any] = {
        "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
        "ky_hieu": "KH-UBND",
        "dia_danh": "Đồng Tâm",
        "ngay_ban_hanh": draw(st.sampled_from(["6/2026", "24/6/2026", "2026", "05/01/2026"])),
        "trich_yeu": draw(words(1, 12)),
        "cac_muc": draw(st.lists(sections, min_size=1, max_size=3)),
        "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
        # no name ends in a colon, which would promise a list
        "noi_nhan": [*(f"{one} xã" for one in draw(st.lists(words(), max_size=3))), {"luu": "VT"}],
    }
    if draw(st.booleans()):
        made["so"] = str(draw(st.integers(1, 999)))
    if draw(st.booleans()):
        made["nguoi_ky"] = {
            "quyen_han": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "chuc_vu": "PHÓ CHỦ TỊCH",
            "ho_ten": "Người Ký Mẫu",
        }
    if draw(st.booleans()):
        made["mo_dau"] = draw(st.lists(words(3, 8), min_size=1, max_size=3))
    appendices = draw(st.lists(st.tuples(words(1, 4), body, st.booleans()), max_size=2))
    if appendices:
        made["phu_luc"] = [
            {"tieu_de": title, "noi_dung": said, "trang_ngang": wide and _has_table(said)}
            for title, said, wide in appendices
        ]
        names = ["Phụ lục"] if len(appendices) == 1 else ["Phụ lục I", "Phụ lục II"]
        made["ket_thuc"] = f"Kèm theo {' và '.join(names)}."
    return made


def _has_table(body: list[Any]) -> bool:
    return any(isinstance(block, dict) and "bang" in block for block in body)
