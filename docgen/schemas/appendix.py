"""Appendices (khoản 1 Mục III Phần I Phụ lục I) and the labels that texts call them by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from docgen.schemas.base import Model
from docgen.schemas.blocks import Body
from docgen.schemas.rich import RichLine, Unled
from docgen.schemas.text import Code, Key, Name
from docgen.schemas.values import Flag
from docgen.vietnamese import roman

__all__ = ["Appendix", "appendix_label", "appendix_labels"]


class Appendix(Model):
    """Một phụ lục đặt sau chữ ký."""

    key: Key | None = Field(
        default=None,
        alias="ma",
        title="Mã",
        description="Tên ngắn để lời văn gọi đến: {{ phu_luc.nhu_cau }} in ra Phụ lục I.",
        examples=["nhu_cau"],
    )
    marker: Annotated[Code | None, Unled("appendix number")] = Field(
        default=None,
        alias="so",
        title="Số in sẵn",
        description=(
            "Bỏ trống: một phụ lục thì không đánh số, từ hai trở lên đánh số La Mã "
            "(điểm a khoản 1 Mục III Phần I Phụ lục I)."
        ),
        examples=["1"],
    )
    label: Name | None = Field(
        default=None,
        alias="nhan",
        title="Nhãn",
        description="Thay cho chữ Phụ lục và số, khi là biểu mẫu.",
        examples=["Mẫu biểu số 01"],
    )
    title: Annotated[RichLine | None, Unled("appendix")] = Field(
        default=None, alias="tieu_de", title="Tên phụ lục", examples=["NHU CẦU HỖ TRỢ NĂM 2024"]
    )
    reference: Flag = Field(
        default=True,
        alias="kem_theo",
        title="In dòng Kèm theo",
        description="In dòng (Kèm theo Kế hoạch số … ngày … của …) dưới tên phụ lục.",
    )
    landscape: Flag = Field(
        default=False, alias="trang_ngang", title="Trang ngang", description="Giấy đặt ngang."
    )
    body: Body = Field(alias="noi_dung", title="Nội dung", min_length=1)


def appendix_label(position: int, count: int, marker: str | None, label: str | None) -> str:
    """How an appendix of ``count`` is called, the one at ``position`` (from 1) of those numbered.

    >>> appendix_label(1, 1, None, None), appendix_label(2, 3, None, None)
    ('Phụ lục', 'Phụ lục II')
    >>> appendix_label(1, 1, "1", None)
    'Phụ lục 1'
    """
    if label:
        return label
    number = marker or (roman(position) if count > 1 else "")
    return f"Phụ lục {number}".rstrip()


def appendix_labels(appendices: Sequence[Appendix]) -> list[str]:
    """The label of each appendix, in order; those with a label of their own are not counted."""
    count = len(appendices)
    labels: list[str] = []
    position = 0
    for appendix in appendices:
        position += appendix.label is None
        labels.append(appendix_label(position, count, appendix.marker, appendix.label))
    return labels
