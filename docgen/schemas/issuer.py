"""Who issues, who signs, who receives: components 2, 7 and 9 of the decree."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from docgen.schemas.base import Model, OneOrMany, keyed, nothing
from docgen.schemas.text import Code, Line, Name
from docgen.schemas.values import Date

__all__ = ["Archive", "Decision", "Issuer", "Recipient", "RecipientEntry", "Signer"]


Lines = Annotated[list[Name], OneOrMany()]


class Issuer(Model):
    """Tên cơ quan, tổ chức ban hành văn bản (khoản 2 Mục II Phần I Phụ lục I)."""

    parent: Lines = Field(
        default_factory=nothing,
        alias="chu_quan",
        title="Cơ quan chủ quản",
        description=(
            "Tên cơ quan chủ quản trực tiếp, nếu có. Ủy ban nhân dân các cấp không ghi dòng này."
        ),
        examples=["UBND TỈNH ĐỒNG NAI"],
        max_length=3,
    )
    organ_name: Lines = Field(
        alias="ten",
        title="Tên cơ quan ban hành",
        description=(
            "Tên đầy đủ. Ghi một dòng thì docgen tự ngắt; ghi một danh sách thì mỗi mục là một "
            "dòng in."
        ),
        examples=["Ủy ban nhân dân thị trấn Tân Khai", "Ủy ban nhân dân xã Đồng Tâm"],
        min_length=1,
        max_length=4,
    )


class Signer(Model):
    """Chức vụ, họ tên của người ký (khoản 7 Mục II Phần I Phụ lục I)."""

    authority: Annotated[list[Name], OneOrMany()] = Field(
        default_factory=nothing,
        alias="quyen_han",
        title="Quyền hạn",
        description=(
            "Các dòng quyền hạn phía trên chức vụ: TM. (thay mặt tập thể), KT. (ký thay), "
            "TL. (thừa lệnh), TUQ. (thừa ủy quyền), Q. (quyền). Không có thì bỏ."
        ),
        examples=[["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]],
        max_length=3,
    )
    position: Name = Field(
        alias="chuc_vu",
        title="Chức vụ",
        description="Chức vụ của người ký.",
        examples=["CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    )
    other_position: Name | None = Field(
        default=None,
        alias="chuc_vu_khac",
        title="Chức vụ khác",
        description="Chức vụ (chức danh) khác, in phía trên họ tên (ô số 7b).",
        examples=["GIÁM ĐỐC SỞ NỘI VỤ"],
    )
    full_name: Name | None = Field(
        default=None,
        alias="ho_ten",
        title="Họ và tên",
        description="Họ và tên người ký, không ghi học hàm, học vị. Chưa biết thì bỏ dòng này.",
        examples=["Nguyễn Văn A"],
    )


class Recipient(Model):
    """Một nơi nhận có ghi chú hoặc có các dòng con."""

    organ_name: Line = Field(
        alias="ten", title="Tên nơi nhận", examples=["Thường trực Đảng ủy, HĐND xã"]
    )
    note: Name | None = Field(
        default=None,
        alias="ghi_chu",
        title="Ghi chú",
        description="In trong ngoặc đơn sau tên: để b/c, để t/h.",
        examples=["để b/c"],
    )
    members: list[Line] = Field(
        default_factory=nothing,
        alias="gom",
        title="Gồm",
        description="Các dòng con, mỗi dòng in sau dấu +.",
        max_length=50,
    )


class Archive(Model):
    """Nơi lưu văn bản: dòng cuối của Nơi nhận (điểm d khoản 9 Mục II Phần I Phụ lục I)."""

    archive: Annotated[list[Line], OneOrMany()] = Field(
        alias="luu",
        title="Lưu",
        description=("Nơi lưu: VT, rồi chữ viết tắt đơn vị soạn thảo và số lượng bản lưu nếu cần."),
        examples=["VT", ["VT", "VHXH"]],
        min_length=1,
        max_length=10,
    )


RecipientEntry = Annotated[
    Annotated[Line, Tag("dong")]
    | Annotated[Recipient, Tag("noi")]
    | Annotated[Archive, Tag("luu")],
    Discriminator(
        keyed("dong", luu=("luu", "archive"), noi=("ten", "organ_name", "ghi_chu", "gom"))
    ),
]


class Decision(Model):
    """Văn bản mà bản này kèm theo, thường là Quyết định (Mẫu 1.3 Phụ lục III)."""

    type_name: Name = Field(
        default="Quyết định", alias="ten_loai", title="Tên loại", examples=["Quyết định"]
    )
    code_number: Code | None = Field(default=None, alias="so", title="Số", examples=["15"])
    code_notation: Code = Field(alias="ky_hieu", title="Ký hiệu", examples=["QĐ-UBND"])
    issued_date: Date = Field(alias="ngay_ban_hanh", title="Ngày ban hành", examples=["6/2024"])
    organ_name: Name = Field(
        alias="co_quan", title="Cơ quan ban hành", examples=["Ủy ban nhân dân xã Đồng Tâm"]
    )
