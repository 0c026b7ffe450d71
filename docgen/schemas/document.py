"""Any văn bản có tên loại (Mẫu 1.4 Phụ lục III): the frame that every plan stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from docgen.errors import InputError, Problem, format_path
from docgen.schemas.appendix import Appendix, appendix_labels
from docgen.schemas.base import Model, OneOrMany, keyed, nothing
from docgen.schemas.blocks import Body
from docgen.schemas.checks import faults_of
from docgen.schemas.frame import raw_frame_faults
from docgen.schemas.issuer import Archive, Decision, Issuer, RecipientEntry, Signer
from docgen.schemas.rich import Citation, RichText, Unled
from docgen.schemas.sections import SectionEntry
from docgen.schemas.survey import Known
from docgen.schemas.text import Code, Line, Name
from docgen.schemas.values import Count, Date, Flag
from docgen.standard import load

__all__ = [
    "Basis",
    "Found",
    "NamedDocument",
    "OpeningEntry",
    "Presentation",
    "Pursuant",
    "check_input",
]


class Basis(Model):
    """Một căn cứ ban hành (điểm a khoản 6 Mục II Phần I Phụ lục I): in nghiêng, một dòng riêng."""

    basis: Citation = Field(
        alias="can_cu",
        title="Căn cứ",
        description=(
            "Ghi đủ tên loại, số, ký hiệu, cơ quan, ngày và trích yếu của văn bản căn cứ. "
            "docgen tự thêm chữ Căn cứ nếu chưa có, và dấu ; hoặc . ở cuối."
        ),
        examples=["Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"],
    )


class Pursuant(Model):
    """Văn bản cấp trên mà kế hoạch thực hiện."""

    pursuant: Citation = Field(
        alias="thuc_hien",
        title="Thực hiện",
        description="docgen tự thêm chữ Thực hiện nếu câu chưa bắt đầu bằng Thực hiện, Triển khai.",
        examples=["Kế hoạch số 190/KH-UBND ngày 24/6/2024 của UBND huyện"],
    )


OpeningEntry = Annotated[
    Annotated[RichText, Tag("doan")]
    | Annotated[Basis, Tag("can_cu")]
    | Annotated[Pursuant, Tag("thuc_hien")],
    Discriminator(
        keyed(
            "doan",
            can_cu=("can_cu", "basis"),
            thuc_hien=("thuc_hien", "pursuant"),
            doan=("dinh_dang", "formatted"),
        )
    ),
]


_ARCHIVE = re.compile(r"[-–•]?\s{0,9}lưu\b\s{0,9}:?\s{0,9}(.{0,200}?)[;./]{0,9}\Z", re.IGNORECASE)


def _cited(entries: list[Any]) -> list[Any]:
    """Bases have a key of their own: as plain paragraphs they would stand upright and unclosed."""
    faults = [
        (
            (index,),
            "opening/basis",
            "Căn cứ ghi bằng khóa can_cu, mỗi căn cứ một mục: “- can_cu: …”; docgen in nghiêng và "
            "đặt dấu ở cuối.",
        )
        for index, entry in enumerate(entries)
        if isinstance(entry, str) and entry[-1] != ":" and _is_basis(entry, entries[:index])
    ]
    if faults:
        raise PydanticCustomError("document/faults", "{count} lỗi", {"faults": faults, "count": 0})
    return entries


def _is_basis(text: str, before: list[Any]) -> bool:
    """Whether a text says by its first words that it is one: a proposal, only among bases."""
    word, *proposals = _basis_words()
    beginning = text[:_LONGEST_WORD].lower()
    return beginning.startswith(word) or (
        beginning.startswith(tuple(proposals)) and all(isinstance(one, Basis) for one in before)
    )


_LONGEST_WORD = 20


@cache
def _basis_words() -> list[str]:
    return [f"{word.lower()} " for word in load().basis_words]


def _ends_with_archive(entries: list[Any]) -> list[Any]:
    """Recipients end with the line that says where the document is kept, and say it once."""
    places = [index for index, entry in enumerate(entries) if isinstance(entry, Archive)]
    first, last = (entries[0], entries[-1]) if entries else ("", "")
    if isinstance(first, str) and first.casefold().startswith("nơi nhận"):
        raise PydanticCustomError(
            "text/lead", "Bỏ dòng “{first}” ở đầu: docgen tự in chữ Nơi nhận.", {"first": first}
        )
    faults = [
        (
            (index,),
            "recipients/one-a-line",
            "Mỗi nơi nhận một dòng “- …” riêng: tách ở dấu chấm phẩy (điểm d khoản 9 Mục II Phần I "
            "Phụ lục I).",
        )
        for index, entry in enumerate(entries)
        if isinstance(entry, str) and ";" in entry and ";" in entry.rstrip(" ;./")
    ]
    if faults:
        raise PydanticCustomError("document/faults", "{count} lỗi", {"faults": faults, "count": 0})
    if isinstance(last, str) and (typed := _ARCHIVE.match(last)):
        raise PydanticCustomError(
            "recipients/archive",
            "Dòng cuối ghi bằng khóa luu: sửa “{last}” thành “- luu: {archive}” "
            "(điểm d khoản 9 Mục II Phần I Phụ lục I).",
            {"last": last, "archive": typed[1] or "VT"},
        )
    if entries and not places:
        raise PydanticCustomError(
            "recipients/archive",
            "Nơi nhận chưa có dòng Lưu: thêm dòng cuối “- luu: VT” "
            "(điểm d khoản 9 Mục II Phần I Phụ lục I).",
        )
    if places and places != [len(entries) - 1]:
        raise PydanticCustomError(
            "recipients/archive-last",
            "Dòng luu chỉ có một và phải là dòng cuối của noi_nhan.",
        )
    return entries


Recipients = Annotated[list[RecipientEntry], AfterValidator(_ends_with_archive)]

Urgency = Literal["khan", "thuong_khan", "hoa_toc"]


class Presentation(Model):
    """Lựa chọn trình bày trong phạm vi nghị định cho phép."""

    colon_after_heads: Flag = Field(
        default=False,
        alias="hai_cham_sau_tieu_de",
        title="Dấu hai chấm sau tiêu đề khoản",
        description="In dấu : sau tiêu đề của khoản đứng riêng một dòng (1. Mục đích:).",
    )


class NamedDocument(Model):
    """Khung chung của văn bản có tên loại."""

    type_name: Code = Field(
        default="ke_hoach",
        alias="loai",
        title="Loại văn bản",
        description="ke_hoach, chuong_trinh, phuong_an, thong_bao, bao_cao, to_trinh…",
        examples=["ke_hoach"],
    )
    issuer: Issuer = Field(
        alias="co_quan",
        title="Cơ quan ban hành",
        description="Cơ quan, tổ chức ban hành văn bản.",
    )
    code_number: Code | None = Field(
        default=None,
        alias="so",
        title="Số văn bản",
        description="Số do văn thư cấp; chưa có thì bỏ dòng này, chỗ trống để văn thư điền.",
        examples=["159", "05"],
    )
    code_notation: Code = Field(
        alias="ky_hieu",
        title="Ký hiệu văn bản",
        description="Chữ viết tắt loại văn bản và cơ quan ban hành.",
        examples=["KH-UBND"],
    )
    place: Name = Field(
        alias="dia_danh",
        title="Địa danh",
        description=(
            "Tên gọi của đơn vị hành chính nơi đóng trụ sở; đơn vị mang tên người, chữ số hay "
            "sự kiện thì ghi cả loại: Phường 1 (điểm a khoản 4 Mục II Phần I Phụ lục I)."
        ),
        examples=["Tân Khai", "Phường 1"],
    )
    issued_date: Date = Field(
        alias="ngay_ban_hanh",
        title="Ngày ban hành",
        description="24/6/2024; chưa có ngày thì ghi 6/2024, chưa có tháng thì ghi 2024.",
        examples=["6/2024", "24/6/2024"],
    )
    subject: Annotated[list[Line], OneOrMany()] = Field(
        alias="trich_yeu",
        title="Trích yếu",
        description="Một câu ngắn gọn; ghi một danh sách nếu muốn tự ngắt dòng.",
        examples=["Giảm nghèo bền vững năm 2024 trên địa bàn thị trấn Tân Khai"],
        min_length=1,
        max_length=8,
    )
    addressees: Annotated[list[Annotated[Line, Unled("addressee")]], OneOrMany()] = Field(
        default_factory=nothing,
        alias="kinh_gui",
        title="Kính gửi",
        description="Chỉ dùng khi văn bản gửi đích danh (điểm b khoản 9 Mục II Phần I Phụ lục I).",
        max_length=50,
    )
    opening: Annotated[list[OpeningEntry], OneOrMany(), AfterValidator(_cited)] = Field(
        default_factory=nothing,
        alias="mo_dau",
        title="Mở đầu",
        description="Căn cứ, văn bản cấp trên và câu ban hành, theo thứ tự in; không có thì bỏ.",
        max_length=60,
    )
    sections: list[SectionEntry] = Field(
        default_factory=nothing,
        alias="cac_muc",
        title="Các mục",
        description="Các mục I, II, III theo thứ tự in.",
        max_length=100,
    )
    closing: Body = Field(
        default_factory=nothing,
        alias="ket_thuc",
        title="Kết thúc",
        description="Lời kết; dấu ./. do docgen đặt ở cuối phần lời văn.",
    )
    signer: Signer | None = Field(
        default=None, alias="nguoi_ky", title="Người ký", description="Quyền hạn, chức vụ, họ tên."
    )
    recipients: Recipients = Field(
        default_factory=nothing,
        alias="noi_nhan",
        title="Nơi nhận",
        description="Mỗi nơi nhận một dòng; dòng cuối là luu: VT.",
        max_length=200,
    )
    appendices: list[Appendix] = Field(
        default_factory=nothing, alias="phu_luc", title="Phụ lục", max_length=100
    )
    urgency: Urgency | None = Field(
        default=None,
        alias="muc_do_khan",
        title="Mức độ khẩn",
        description="khan, thuong_khan hoặc hoa_toc (điểm b khoản 2 Mục III Phần I Phụ lục I).",
    )
    secrecy_room: Flag = Field(
        default=False,
        alias="cho_dau_mat",
        title="Chừa chỗ đóng dấu mật",
        description="Chừa ô số 10a để đóng dấu chỉ độ mật.",
    )
    circulation: Annotated[list[Name], OneOrMany()] = Field(
        default_factory=nothing,
        alias="pham_vi_luu_hanh",
        title="Phạm vi lưu hành",
        examples=["LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"],
        max_length=2,
    )
    drafter: Code | None = Field(
        default=None,
        alias="ky_hieu_soan_thao",
        title="Ký hiệu người soạn thảo",
        description="In dưới Nơi nhận cùng số bản: PL.(300).",
        examples=["PL"],
    )
    issued_amount: Count | None = Field(
        default=None, alias="so_ban", title="Số lượng bản phát hành", examples=[300]
    )
    address: Annotated[list[Line], OneOrMany()] = Field(
        default_factory=nothing,
        alias="dia_chi",
        title="Địa chỉ",
        description="Địa chỉ, thư điện tử, điện thoại ở chân trang đầu.",
        max_length=4,
    )
    draft: Flag = Field(
        default=False, alias="du_thao", title="Dự thảo", description="In chữ DỰ THẢO."
    )
    annexed_to: Decision | None = Field(
        default=None,
        alias="kem_theo",
        title="Kèm theo văn bản",
        description=(
            "Ghi khi bản này ban hành kèm một Quyết định: không in Quốc hiệu, số, chữ ký "
            "(Mẫu 1.3 Phụ lục III)."
        ),
    )
    presentation: Presentation = Field(
        default_factory=Presentation, alias="trinh_bay", title="Trình bày"
    )

    @property
    def text_body(self) -> Body:
        """Blocks between the opening and the sections; types that have them override this."""
        return []

    @property
    def appendix_labels(self) -> list[str]:
        """How each appendix is called, in order."""
        return appendix_labels(self.appendices)

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo[Known | None]) -> Self:
        faults = list(faults_of(self, self.type_name, self.appendix_labels, info.context))
        if faults:
            raise PydanticCustomError(
                "document/faults", "{count} lỗi", {"count": len(faults), "faults": faults}
            )
        return self

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Check a mapping with Vietnamese or English keys.

        Raises InputError with every problem, each with its path and a Vietnamese sentence.
        """
        document, found = check_input(cls, obj)
        if document is None:
            raise InputError(problem for _, problem in found)
        return document


Found = tuple[tuple[str | int, ...], Problem]
D = TypeVar("D", bound=NamedDocument)


def check_input(
    model: type[D], data: Any, known: Known | None = None
) -> tuple[D | None, list[Found]]:
    """The document that a mapping says, or None and every problem with its path in ``data``.

    ``known``: parts of ``data`` that are models already, checked before.
    """
    try:
        return super(NamedDocument, model).model_validate(data, context=known), []
    except ValidationError as error:
        from docgen.schemas.problems import problems_of  # a right document needs no sentences

        found, meant = problems_of(error, data, model)
    told = meant.union(path for path, _ in found)
    codes = {problem.code for _, problem in found}
    if isinstance(data, Mapping):
        # pydantic has not come to the frame where a part has a fault of its own
        default = str(model.model_fields["type_name"].default)
        for path, code, message in raw_frame_faults(data, default):
            if code not in codes and path not in told:
                found.append((path, Problem(code, message, path=format_path(path))))
    return None, found
