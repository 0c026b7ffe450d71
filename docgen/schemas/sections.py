"""The sections of a plan: the known ones typed, any other free, in the author's order.

A section is told by its ``muc``; one without it is free. Titles are the custom of real plans
and may be changed by ``tieu_de``.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.schemas.base import Model, OneOrMany, nothing
from docgen.schemas.blocks import Body, ItemEntry
from docgen.schemas.periods import judge_period
from docgen.schemas.rich import Citation, Formatted, RichLine, SectionTitle, Unled
from docgen.schemas.text import Code, Line, TextRule
from docgen.schemas.values import Flag, Money
from docgen.vietnamese import format_number

__all__ = ["Assignment", "BudgetSection", "ContentSection", "Division", "FundingSource"]
__all__ += ["GoalsSection", "ImplementationSection", "Milestone", "PurposeSection"]
__all__ += ["ScheduleSection", "Section", "SectionEntry"]


ItemLine = Annotated[str, TextRule(1_000, lead="line")]


class _Section(Model):
    default_title: ClassVar[str] = ""

    title: SectionTitle | None = Field(
        default=None,
        alias="tieu_de",
        title="Tiêu đề mục",
        description="Tiêu đề in sau số La Mã; docgen tự viết hoa. Bỏ trống thì dùng tên quen dùng.",
        examples=["MỤC ĐÍCH, YÊU CẦU"],
    )
    marker: Code | None = Field(
        default=None,
        alias="so",
        title="Số in sẵn",
        description="In đúng số này thay cho số La Mã tự đánh.",
        examples=["III."],
    )

    @property
    def heading(self) -> RichLine:
        """The title to print."""
        return self.title if self.title is not None else self.default_title


class Section(_Section):
    """Một mục tự do: tiêu đề và nội dung do người soạn đặt."""

    title: SectionTitle = Field(
        alias="tieu_de",
        title="Tiêu đề mục",
        description="Tiêu đề in sau số La Mã; docgen tự viết hoa.",
        examples=["ĐỐI TƯỢNG, PHẠM VI"],
    )
    body: Body = Field(
        default_factory=nothing,
        alias="noi_dung",
        title="Nội dung",
        description="Lời văn và các cấp bên trong, theo thứ tự in.",
    )


class PurposeSection(_Section):
    """Mục đích, yêu cầu."""

    kind: Literal["muc_dich_yeu_cau"] = Field(alias="muc", title="Mục")
    purpose: Body = Field(default_factory=nothing, alias="muc_dich", title="Mục đích")
    requirements: Body = Field(default_factory=nothing, alias="yeu_cau", title="Yêu cầu")

    @property
    def heading(self) -> RichLine:
        """The title given, or what the section holds, in capitals."""
        if self.title is not None:
            return self.title
        if not self.requirements:
            return "MỤC ĐÍCH"
        return "MỤC ĐÍCH, YÊU CẦU" if self.purpose else "YÊU CẦU"

    @property
    def numbered(self) -> bool:
        """Whether its two parts stand under heads of their own, as khoản 1 and 2."""
        return bool(self.purpose and self.requirements)

    @model_validator(mode="after")
    def _says_something(self) -> PurposeSection:
        if not self.purpose and not self.requirements:
            raise PydanticCustomError(
                "section/empty", "Mục này trống: ghi muc_dich, yeu_cau hoặc cả hai."
            )
        return self


class GoalsSection(_Section):
    """Mục tiêu."""

    default_title: ClassVar[str] = "MỤC TIÊU"

    kind: Literal["muc_tieu"] = Field(alias="muc", title="Mục")
    body: Body = Field(
        default_factory=nothing,
        alias="noi_dung",
        title="Nội dung chung",
        description="Lời văn đứng trước mục tiêu tổng quát và cụ thể, hoặc toàn bộ mục tiêu.",
    )
    general: Body = Field(default_factory=nothing, alias="tong_quat", title="Mục tiêu tổng quát")
    specific: Body = Field(default_factory=nothing, alias="cu_the", title="Mục tiêu cụ thể")

    @property
    def numbered(self) -> bool:
        """Whether general and specific goals stand under heads of their own, as khoản."""
        return bool(self.general and self.specific) or bool(self.body)

    @model_validator(mode="after")
    def _says_something(self) -> GoalsSection:
        if not (self.body or self.general or self.specific):
            raise PydanticCustomError(
                "section/empty", "Mục này trống: ghi tong_quat, cu_the hoặc noi_dung."
            )
        return self


class ContentSection(_Section):
    """Nội dung, nhiệm vụ, giải pháp."""

    default_title: ClassVar[str] = "NỘI DUNG THỰC HIỆN"

    kind: Literal["noi_dung"] = Field(alias="muc", title="Mục")
    body: Body = Field(alias="noi_dung", title="Nội dung", min_length=1)


class FundingSource(Model):
    """Một nguồn kinh phí."""

    name: ItemLine = Field(alias="ten", title="Tên nguồn", examples=["Ngân sách xã"])
    amount: Money | None = Field(
        default=None, alias="so_tien", title="Số tiền (đồng)", examples=[4500000]
    )


class BudgetSection(_Section):
    """Kinh phí thực hiện: lời văn, tổng số và các nguồn; số tiền là đồng nguyên."""

    default_title: ClassVar[str] = "KINH PHÍ THỰC HIỆN"

    kind: Literal["kinh_phi"] = Field(alias="muc", title="Mục")
    body: Body = Field(default_factory=nothing, alias="noi_dung", title="Nội dung")
    total: Money | None = Field(
        default=None,
        alias="tong",
        title="Tổng kinh phí (đồng)",
        description="In thành câu “Tổng kinh phí thực hiện: … đồng.” sau lời văn.",
        examples=[11000000],
    )
    sources: list[FundingSource] = Field(
        default_factory=nothing,
        alias="nguon",
        title="Các nguồn kinh phí",
        description="In thành các gạch đầu dòng; cộng lại phải đúng tổng kinh phí.",
        max_length=100,
    )

    @model_validator(mode="after")
    def _adds_up(self) -> BudgetSection:
        if not self.body and self.total is None and not self.sources:
            raise PydanticCustomError(
                "section/empty", "Mục này trống: ghi noi_dung, tong hoặc nguon."
            )
        amounts = [source.amount for source in self.sources]
        if self.total is not None and amounts and None not in amounts:
            found = sum(amount for amount in amounts if amount is not None)
            if found != self.total:
                raise PydanticCustomError(
                    "budget/total",
                    "Tổng kinh phí ghi {total} đồng nhưng các nguồn cộng lại là {sum} đồng: "
                    "sửa một trong hai.",
                    {"total": format_number(self.total), "sum": format_number(found)},
                )
        return self


class Milestone(Model):
    """Một mốc của tiến độ."""

    when: Annotated[ItemLine, AfterValidator(judge_period)] = Field(
        alias="thoi_gian", title="Thời gian", examples=["Tháng 6/2024", "Quý IV"]
    )
    task: Citation = Field(alias="cong_viec", title="Công việc")
    assignee: Line | None = Field(default=None, alias="don_vi", title="Đơn vị thực hiện")


class ScheduleSection(_Section):
    """Tiến độ, thời gian thực hiện."""

    default_title: ClassVar[str] = "TIẾN ĐỘ THỰC HIỆN"

    kind: Literal["tien_do"] = Field(alias="muc", title="Mục")
    body: Body = Field(default_factory=nothing, alias="noi_dung", title="Nội dung")
    milestones: list[Milestone] = Field(
        default_factory=nothing, alias="moc", title="Các mốc", max_length=200
    )
    as_table: Flag = Field(
        default=False,
        alias="dang_bang",
        title="In thành bảng",
        description="có: các mốc in thành bảng; không: mỗi mốc một gạch đầu dòng.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> ScheduleSection:
        if not self.body and not self.milestones:
            raise PydanticCustomError("section/empty", "Mục này trống: ghi moc hoặc noi_dung.")
        return self


class Assignment(Model):
    """Việc của một đơn vị trong tổ chức thực hiện."""

    assignees: Annotated[list[ItemLine], OneOrMany()] = Field(
        alias="don_vi",
        title="Đơn vị",
        description="Đơn vị (hoặc danh sách đơn vị) được giao hay được đề nghị.",
        examples=["Phòng Kinh tế", ["Hội Nông dân xã", "Đoàn Thanh niên xã"]],
        min_length=1,
        max_length=50,
    )
    manner: Literal["giao", "de_nghi"] | None = Field(
        default=None,
        alias="hinh_thuc",
        title="Hình thức",
        description=(
            "giao: in chữ Giao trước tên; de_nghi: in chữ Đề nghị, dùng cho Mặt trận, đoàn thể, "
            "đơn vị không thuộc quyền; bỏ trống thì chỉ in tên đơn vị."
        ),
        examples=["de_nghi"],
    )
    tasks: Annotated[list[ItemEntry], OneOrMany()] = Field(
        default_factory=nothing,
        alias="nhiem_vu",
        title="Nhiệm vụ",
        description=(
            "Một câu: in liền sau tên đơn vị. Một danh sách: mỗi nhiệm vụ một gạch đầu dòng."
        ),
        max_length=200,
    )
    run_in: Flag | None = Field(
        default=None,
        alias="viet_lien",
        title="Viết liền",
        description="Nhiệm vụ đầu tiên viết liền sau tên đơn vị; mặc định khi nhiem_vu là một câu.",
    )
    body: Body = Field(
        default_factory=nothing,
        alias="noi_dung",
        title="Nội dung",
        description="Thay cho nhiem_vu khi phần việc của đơn vị có nhiều cấp.",
    )

    @model_validator(mode="before")
    @classmethod
    def _one_sentence_is_run_in(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        for key in ("nhiem_vu", "tasks"):
            tasks = data.get(key)
            if isinstance(tasks, str | Formatted) or (
                isinstance(tasks, dict) and tasks.keys() & {"dinh_dang", "formatted"}
            ):
                run_in = {} if data.keys() & {"viet_lien", "run_in"} else {"run_in": True}
                return data | {key: [tasks]} | run_in
        return data

    @model_validator(mode="after")
    def _one_way(self) -> Assignment:
        if bool(self.tasks) == bool(self.body):
            raise PydanticCustomError(
                "assignment/tasks",
                "Ghi nhiệm vụ của đơn vị ở nhiem_vu, hoặc ở noi_dung khi có nhiều cấp; "
                "đúng một trong hai.",
            )
        first = (self.tasks or self.body)[0]
        if self.run_in and not isinstance(first, str | Formatted):
            raise PydanticCustomError(
                "item/run-in", "viet_lien cần một câu đứng đầu để viết liền sau tên đơn vị."
            )
        return self


class ImplementationSection(_Section):
    """Tổ chức thực hiện: ai làm gì."""

    default_title: ClassVar[str] = "TỔ CHỨC THỰC HIỆN"

    kind: Literal["to_chuc_thuc_hien"] = Field(alias="muc", title="Mục")
    opening: Body = Field(default_factory=nothing, alias="mo_dau", title="Lời mở đầu mục")
    assignments: list[Assignment] = Field(
        default_factory=nothing,
        alias="phan_cong",
        title="Phân công",
        description="Mỗi đơn vị một khoản: 1., 2. …",
        max_length=200,
    )
    closing: Body = Field(default_factory=nothing, alias="ket", title="Lời kết mục")

    @model_validator(mode="after")
    def _says_something(self) -> ImplementationSection:
        if not self.assignments and not self.opening:
            raise PydanticCustomError("section/empty", "Mục này trống: ghi phan_cong hoặc mo_dau.")
        return self


class Division(Model):
    """Một cấp lớn hơn mục: Phần, Chương, Mục, Tiểu mục (canh giữa), hoặc chữ A., B."""

    level: Literal["phan", "chuong", "muc", "tieu_muc", "chu"] = Field(
        alias="cap",
        title="Cấp",
        description="phan, chuong, muc, tieu_muc: in giữa dòng; chu: A., B., C.",
        examples=["phan"],
    )
    title: Annotated[SectionTitle, Unled("division")] = Field(
        alias="tieu_de", title="Tiêu đề", examples=["TÌNH HÌNH THỰC HIỆN"]
    )
    marker: Code | None = Field(default=None, alias="so", title="Số in sẵn", examples=["Thứ nhất"])
    body: Body = Field(default_factory=nothing, alias="noi_dung", title="Nội dung")
    sections: list[SectionEntry] = Field(
        default_factory=nothing, alias="cac_muc", title="Các mục", max_length=100
    )


_KINDS: dict[type, str] = {
    PurposeSection: "muc_dich_yeu_cau",
    GoalsSection: "muc_tieu",
    ContentSection: "noi_dung",
    BudgetSection: "kinh_phi",
    ScheduleSection: "tien_do",
    ImplementationSection: "to_chuc_thuc_hien",
    Division: "cap",
    Section: "khac",
}


def _section_kind(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() & {"cap", "level"}:
            return "cap"
        kind = value.get("muc", value.get("kind", "khac"))
        return kind if isinstance(kind, str) else ""
    return _KINDS.get(type(value))


SectionEntry = Annotated[
    Annotated[PurposeSection, Tag("muc_dich_yeu_cau")]
    | Annotated[GoalsSection, Tag("muc_tieu")]
    | Annotated[ContentSection, Tag("noi_dung")]
    | Annotated[BudgetSection, Tag("kinh_phi")]
    | Annotated[ScheduleSection, Tag("tien_do")]
    | Annotated[ImplementationSection, Tag("to_chuc_thuc_hien")]
    | Annotated[Division, Tag("cap")]
    | Annotated[Section, Tag("khac")],
    Discriminator(_section_kind),
]
