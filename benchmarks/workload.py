"""What is measured: the plan of Tân Khai, endless variants of it, and one ten times as large.

Every text of every variant differs, so that nothing that an engine remembers of one document helps
it with the next. The same content goes to every engine: docgen gets the plan's mapping and does
all of its work; the others get every text ready to be printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docgen.language import evaluate_tree
from docgen.layout import lay_out
from docgen.loading import appendix_names
from docgen.reading import read
from docgen.schemas import NamedDocument, Plan

__all__ = [
    "BLUEPRINT",
    "SEED",
    "content_of",
    "content_of_document",
    "enlarged",
    "rows",
    "seed",
    "variant",
]

EXAMPLES = Path(__file__).parent.parent / "examples"
SEED = EXAMPLES / "tan_khai" / "ke_hoach.yaml"
BLUEPRINT = EXAMPLES / "giam_ngheo" / "blueprint.yaml"

_PROSE = 16  # a text at least so long is prose, not a word that steers something


@cache
def seed() -> dict[str, Any]:
    """The mapping of the plan, its figures put in."""
    source = read(SEED)
    tree, problems = evaluate_tree(source, extra={"phu_luc": appendix_names(source.tree)})
    assert not problems, problems
    return _plain(tree)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str) else value


def variant(plan: dict[str, Any], number: int) -> dict[str, Any]:
    """The plan with every prose text different: a number stands before its last character.

    >>> variant({"cac_muc": [{"tieu_de": "Một mục", "noi_dung": "Các thôn trồng cây xanh."}]}, 7)
    {'cac_muc': [{'tieu_de': 'Một mục', 'noi_dung': 'Các thôn trồng cây xanh số 7.'}]}
    """

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: one if key == "cot" else changed(one)  # heads are words of the template
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [changed(one) for one in value]
        if isinstance(value, str) and len(value) >= _PROSE and " " in value:
            return f"{value[:-1]} số {number}{value[-1]}"
        return value

    return {key: changed(one) if key in _VARIED else one for key, one in plan.items()}


_VARIED = {"mo_dau", "cac_muc", "phu_luc", "ket_thuc"}


@cache
def enlarged(times: int = 10) -> dict[str, Any]:
    """The plan with its sections and the rows of its table so many times over."""
    plan = dict(seed())
    heads = [str(section.heading) for section in Plan.model_validate(plan).sections]
    once = _with_total(plan["cac_muc"], times)
    plan["cac_muc"] = [
        {**section, "tieu_de": f"{head} {time + 1}"}
        for time in range(times)
        for section, head in zip(once, heads, strict=True)
    ]
    plan["phu_luc"] = [_longer(appendix, times) for appendix in plan["phu_luc"]]
    return plan


def _with_total(value: Any, times: int) -> Any:
    """The total that the prose states is that of the longer table: docgen compares them."""
    if isinstance(value, dict):
        return {key: _with_total(one, times) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_total(one, times) for one in value]
    return value.replace("11 triệu", f"{11 * times} triệu") if isinstance(value, str) else value


def _longer(value: Any, times: int) -> Any:
    if isinstance(value, dict):
        return {
            key: one * times if key == "hang" else _longer(one, times) for key, one in value.items()
        }
    return [_longer(one, times) for one in value] if isinstance(value, list) else value


def content_of(plan: dict[str, Any]) -> dict[str, Any]:
    """Every text of the plan as it is printed: what a person would hand to a template engine."""
    return content_of_document(Plan.model_validate(plan))


def content_of_document(plan: NamedDocument) -> dict[str, Any]:
    """The same of a plan already read."""
    document = lay_out(plan)
    header = document["header"]
    assert header is not None
    sections: list[dict[str, Any]] = [{"tieu_de": "", "doan": []}]
    appendix: dict[str, Any] = {}
    for block in document["blocks"]:
        kind, text = block["kind"], block["text"]
        if kind == "section":
            sections.append({"tieu_de": text, "doan": []})
        elif kind in ("appendix_label", "appendix_title", "appendix_reference", "unit"):
            appendix[kind] = text
        elif kind == "table":
            _, *rows, last = [line.split("\t") for line in text.split("\n")]
            appendix |= dict(zip(("cong_nhan", "cong_so", "cong_tien"), last, strict=True))
            appendix["hang"] = [{f"o{at}": cell for at, cell in enumerate(row)} for row in rows]
        elif text:
            sections[-1]["doan"].append(_paragraph(kind, text))
    return appendix | {
        "co_quan": _listed(header["issuer"]),
        "so": header["number"],
        "quoc_hieu": header["national_name"],
        "tieu_ngu": header["motto"],
        "ngay": header["place_date"],
        "ten": document["title"]["name"],
        "trich_yeu": _listed(document["title"]["subject"]),
        "mo_dau": sections[0]["doan"],
        "cac_muc": sections[1:],
        "chuc_vu": _listed(document["signature"]["capacity"]),
        "noi_nhan": _listed([line["text"] for line in document["recipients"]]),
    }


def _paragraph(kind: str, text: str) -> dict[str, str]:
    """A paragraph's bold head and the rest; either may be empty."""
    if kind.endswith("_head"):
        return {"dam": text, "chu": ""}
    head, colon, rest = text.partition(": ")
    if kind == "clause" and colon:
        return {"dam": f"{head}: ", "chu": rest}
    return {"dam": "", "chu": text}


def _listed(lines: list[str]) -> list[dict[str, str]]:
    return [{"v": line} for line in lines]


_DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Rows like those of examples/giam_ngheo, all different; the places are invented.

    >>> [row["don_vi"] for row in rows(2)]
    ['Xã Mẫu Không', 'Xã Mẫu Một']
    """
    for number in range(count):
        named = " ".join(_DIGITS[int(digit)] for digit in str(number))
        yield {
            "ma": f"{number:05d}",
            "don_vi": f"Xã Mẫu {named}",
            "tinh": "Tỉnh Bình Mẫu",
            "cap_tren": "Huyện Mẫu Sơn",
            "van_ban_cap_tren": f"{number % 300 + 1}/KH-UBND",
            "ngay_cap_tren": f"{number % 28 + 1}/5/2024",
            "nam": "2024",
            "ngay_ban_hanh": "7/2024",
            "khu_pho": [{"ten": f"Ấp {ap}", "so_ho": (number + ap) % 9 + 1} for ap in range(1, 4)],
            "nhu_cau": [
                {"ten": name, "goi": name.lower(), "so_luong": count, "kinh_phi": count * price}
                for name, count, price in (
                    ("Bò giống", number % 7 + 1, 15_000_000),
                    ("Bồn chứa nước", number % 11 + 1, 1_500_000),
                )
            ],
        }
