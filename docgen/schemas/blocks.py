"""The text of a document: paragraphs, numbered and lettered lists, bullets, notes, tables.

A body is a list of blocks in printed order. A block that is plain text is a paragraph; any other
block is a mapping whose one key says what it is (``khoan``, ``diem``, ``gach``, ``bang``…), so
any level may be skipped (which may stand in which: ``schemas/levels.py``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.schemas.base import Model, OneOrMany, keyed, nothing
from docgen.schemas.rich import Formatted, ItemHead, ItemText, RichText, Unled, words_of
from docgen.schemas.tables import Table
from docgen.schemas.text import Code, TextFirst, TextRule
from docgen.schemas.values import Flag

__all__ = ["Articles", "Block", "Body", "Bullets", "Clauses", "Item", "ItemEntry", "ItemList"]
__all__ += ["Note", "Pluses", "Points", "Remark", "Subclauses", "TableBlock"]

HeadStyle = Literal["dam", "nghieng", "dam_nghieng", "thuong"]


class Item(Model):
    """Một khoản, điểm hoặc gạch đầu dòng: có thể có tiêu đề, lời văn và các cấp bên trong."""

    head: ItemHead | None = Field(
        default=None,
        alias="tieu_de",
        title="Tiêu đề",
        description="Tiêu đề; in riêng một dòng, hoặc liền với lời văn khi viet_lien: có.",
        examples=["Thời gian thực hiện"],
    )
    run_in: Flag = Field(
        default=False,
        alias="viet_lien",
        title="Viết liền",
        description="Lời văn viết tiếp ngay sau tiêu đề, trên cùng một dòng.",
    )
    head_style: HeadStyle | None = Field(
        default=None,
        alias="kieu_tieu_de",
        title="Kiểu chữ của tiêu đề",
        description="dam, nghieng, dam_nghieng hoặc thuong; bỏ trống thì đậm.",
    )
    body: Body = Field(
        default_factory=nothing,
        alias="noi_dung",
        title="Nội dung",
        description="Lời văn và các cấp bên trong, theo thứ tự in.",
    )
    marker: Code | None = Field(
        default=None,
        alias="so",
        title="Số in sẵn",
        description="In đúng số này thay cho số tự đánh: 15., đ), III.",
        examples=["15."],
    )
    bold_marker: Flag = Field(
        default=False,
        alias="so_dam",
        title="Số đậm",
        description="Chỉ in đậm số thứ tự, lời văn kiểu thường.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Item:
        if self.head is None and not self.body:
            raise PydanticCustomError(
                "item/empty", "Mục này trống: ghi tieu_de hoặc noi_dung, hoặc bỏ cả mục."
            )
        if self.head is None:
            first = self.body[0]
            if not isinstance(first, str | Formatted):
                raise PydanticCustomError(
                    "item/no-text",
                    "Mục không có tieu_de thì noi_dung phải bắt đầu bằng một câu để in cạnh số.",
                )
            _ITEM.judge_lead(words_of(first))
        if self.run_in and (
            self.head is None or not self.body or not isinstance(self.body[0], str | Formatted)
        ):
            raise PydanticCustomError(
                "item/run-in",
                "viet_lien cần cả tieu_de và một câu đứng đầu noi_dung để viết liền sau tiêu đề.",
            )
        return self


def _item_kind(value: Any) -> str:
    if isinstance(value, Item):
        return "muc"
    if isinstance(value, dict) and not {"dinh_dang", "formatted"} & value.keys():
        return "muc"
    return "cau"


_ITEM = TextRule(20_000, lead="item")

ItemEntry = Annotated[
    Annotated[ItemText, Tag("cau")] | Annotated[Item, Tag("muc")],
    Discriminator(_item_kind),
    TextFirst(_ITEM),
]
Items = Annotated[list[ItemEntry], OneOrMany(), Field(min_length=1)]


_ARTICLE = Unled("article")


def _with_title(entry: Any) -> Any:
    if not isinstance(entry, Item) or entry.head is None:
        raise PydanticCustomError(
            "item/article-title",
            "Điều phải có tiêu đề (điểm d khoản 6 Mục II Phần I Phụ lục I): ghi tieu_de và "
            "noi_dung, hoặc đổi dieu thành khoan.",
        )
    _ARTICLE.judge(entry.head)
    return entry


ArticleItems = Annotated[
    list[Annotated[ItemEntry, AfterValidator(_with_title)]], OneOrMany(), Field(min_length=1)
]


class ItemList(Model):
    """A list whose items are numbered, lettered or bulleted alike."""

    @property
    def items(self) -> list[ItemEntry]:
        """The items, whatever the key that holds them."""
        name = next(iter(type(self).model_fields))
        found: list[ItemEntry] = getattr(self, name)
        return found


class Articles(ItemList):
    """Các điều: Điều 1., Điều 2. …"""

    articles: ArticleItems = Field(alias="dieu", title="Các điều", max_length=500)


class Clauses(ItemList):
    """Các khoản: 1., 2. …"""

    clauses: Items = Field(alias="khoan", title="Các khoản", max_length=500)


class Subclauses(ItemList):
    """Các khoản con: 1.1., 1.2. …"""

    subclauses: Items = Field(alias="khoan_con", title="Các khoản con", max_length=500)


class Points(ItemList):
    """Các điểm: a), b), c), d), đ) …"""

    points: Items = Field(alias="diem", title="Các điểm", max_length=500)


class Bullets(ItemList):
    """Các ý gạch đầu dòng (-)."""

    bullets: Items = Field(alias="gach", title="Gạch đầu dòng", max_length=500)


class Pluses(ItemList):
    """Các ý sau dấu cộng (+)."""

    pluses: Items = Field(alias="cong", title="Dấu cộng", max_length=500)


class Note(Model):
    """Lưu ý: in sau chữ “Lưu ý:” nghiêng."""

    note: Annotated[RichText, Unled("note")] = Field(alias="luu_y", title="Lưu ý")


class Remark(Model):
    """Ghi chú: in sau chữ “Ghi chú:” nghiêng."""

    remark: Annotated[RichText, Unled("remark")] = Field(alias="ghi_chu", title="Ghi chú")


class TableBlock(Model):
    """Một bảng giữa lời văn."""

    table: Table = Field(alias="bang", title="Bảng")


_BY_TYPE: dict[type, str] = {
    Articles: "dieu",
    Clauses: "khoan",
    Subclauses: "khoan_con",
    Points: "diem",
    Bullets: "gach",
    Pluses: "cong",
    Note: "luu_y",
    Remark: "ghi_chu",
    TableBlock: "bang",
    Formatted: "doan",
}
_by_key = keyed(
    "doan",
    doan=("dinh_dang", "formatted"),
    dieu=("dieu", "articles"),
    khoan=("khoan", "clauses"),
    khoan_con=("khoan_con", "subclauses"),
    diem=("diem", "points"),
    gach=("gach", "bullets"),
    cong=("cong", "pluses"),
    luu_y=("luu_y", "note"),
    ghi_chu=("ghi_chu", "remark"),
    bang=("bang", "table"),
)


def _block_kind(value: Any) -> str | None:
    return _BY_TYPE.get(type(value)) or _by_key(value)


Block = Annotated[
    Annotated[RichText, Tag("doan")]
    | Annotated[Articles, Tag("dieu")]
    | Annotated[Clauses, Tag("khoan")]
    | Annotated[Subclauses, Tag("khoan_con")]
    | Annotated[Points, Tag("diem")]
    | Annotated[Bullets, Tag("gach")]
    | Annotated[Pluses, Tag("cong")]
    | Annotated[Note, Tag("luu_y")]
    | Annotated[Remark, Tag("ghi_chu")]
    | Annotated[TableBlock, Tag("bang")],
    Discriminator(_block_kind),
    TextFirst(TextRule(20_000)),
]

Body = Annotated[list[Block], OneOrMany(), Field(max_length=2_000)]
"""A text in blocks; a single block may stand without a list."""
