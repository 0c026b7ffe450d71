"""Kế hoạch, and the other văn bản có tên loại that share its frame."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.schemas.base import nothing
from docgen.schemas.blocks import Body
from docgen.schemas.document import NamedDocument
from docgen.schemas.sections import SectionEntry

__all__ = ["GeneralDocument", "Plan"]


class Plan(NamedDocument):
    """Kế hoạch.

    >>> plan = Plan.model_validate({
    ...     "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    ...     "ky_hieu": "KH-UBND", "dia_danh": "Đồng Tâm", "ngay_ban_hanh": "6/2026",
    ...     "trich_yeu": "Trồng cây năm 2026",
    ...     "cac_muc": [{"muc": "muc_tieu", "tong_quat": "Trồng 1.000 cây xanh."}],
    ...     "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    ...     "noi_nhan": ["Các thôn", {"luu": "VT"}],
    ... })
    >>> plan.issued_date.month, plan.sections[0].general
    (6, ['Trồng 1.000 cây xanh.'])
    """

    type_name: Literal["ke_hoach"] = Field(
        default="ke_hoach", alias="loai", title="Loại văn bản", examples=["ke_hoach"]
    )
    sections: Annotated[list[SectionEntry], Field(min_length=1, max_length=100)] = Field(
        alias="cac_muc",
        title="Các mục",
        description=(
            "Các mục I, II, III theo thứ tự in. Mục quen dùng ghi muc: muc_dich_yeu_cau, "
            "muc_tieu, noi_dung, kinh_phi, tien_do, to_chuc_thuc_hien; mục khác chỉ ghi tieu_de."
        ),
    )


class GeneralDocument(NamedDocument):
    """Văn bản có tên loại khác kế hoạch: thông báo, báo cáo, chương trình, phương án…"""

    body: Body = Field(
        default_factory=nothing,
        alias="noi_dung",
        title="Nội dung",
        description="Lời văn đứng trước các mục, hoặc toàn bộ lời văn khi không chia mục.",
    )

    @property
    def text_body(self) -> Body:
        """Blocks between the opening and the sections."""
        return self.body
