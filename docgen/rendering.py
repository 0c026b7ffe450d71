"""From a document model to a Word file: layout, then a compiled template."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from docgen.errors import FormError, InputError, Problem
from docgen.layout import lay_out
from docgen.layout.memory import Memory
from docgen.package import Compressor
from docgen.render import CompiledTemplate, compile_template, load_template
from docgen.schemas import NamedDocument
from docgen.templates import read_compiled, read_template

__all__ = ["render"]


def render(
    document: NamedDocument,
    *,
    template: str | os.PathLike[str] | bytes | None = None,
    trusted: bool = False,
    check: bool = False,
    compressor: Compressor = "zlib",
    memory: Memory | None = None,
) -> bytes:
    """Write ``document`` as a .docx; the same document gives the same bytes.

    ``template``: a Word file in docxtpl's language, by path or as bytes; without it docgen's own.
    It may use the small safe language only, unless the caller vouches for it with ``trusted``.

    ``check``: prove the result by the standard before it is handed over; FormError where a
    finding is of level error (with a template of docgen's own there is none).

    ``compressor``: ``isal`` or ``zlib-ng`` (the extra ``fast``) are quicker than the standard
    library's zlib; the parts are the same, the bytes may differ from machine to machine.

    ``memory``: what was laid out for documents that share parts with this one, as in a batch.

    Raises TemplateError where the template asks for what it may not, TypeError for what is no
    document yet.

    >>> import docgen
    >>> plan = docgen.Plan.model_validate({
    ...     "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    ...     "ky_hieu": "KH-UBND", "dia_danh": "Đồng Tâm", "ngay_ban_hanh": "6/2026",
    ...     "trich_yeu": "Trồng cây năm 2026",
    ...     "cac_muc": [{"muc": "muc_tieu", "tong_quat": "Trồng 1.000 cây xanh."}],
    ...     "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    ...     "noi_nhan": ["Các thôn", {"luu": "VT"}],
    ... })
    >>> docgen.render(plan)[:2]
    b'PK'
    """
    if not isinstance(document, NamedDocument):
        raise TypeError(_NO_DOCUMENT.format(type(document).__name__))
    compiled = _shipped() if template is None else _compiled(template, trusted)
    context = dict(lay_out(document, memory))
    if template is not None:
        # a template from elsewhere may also speak of the input by its Vietnamese keys
        context["van_ban"] = document.model_dump(mode="json", by_alias=True)
    data = compiled.render(context, compressor=compressor)
    if check:
        _prove(data)
    return data


_NO_DOCUMENT = (
    "docgen.render nhận một văn bản đã kiểm tra, không phải {}: đọc tệp bằng docgen.load(tệp), "
    "hoặc đổi dữ liệu bằng docgen.Plan.model_validate(dữ liệu), rồi đưa kết quả vào docgen.render."
)


def _prove(data: bytes) -> None:
    from docgen.check import check as judge

    faults = [
        Problem(f"form/{found.rule}", f"{found.message} ({found.clause})", path=str(found.where))
        for found in judge(data).findings
        if found.level == "error"
    ]
    if faults:
        raise FormError(faults)


@cache
def _shipped() -> CompiledTemplate:
    return load_template(read_compiled(), read_template())


def _compiled(template: str | os.PathLike[str] | bytes, trusted: bool) -> CompiledTemplate:
    if isinstance(template, bytes):
        return compile_template(template, trusted=trusted)
    path = Path(template)
    try:
        stamp = path.stat()
        return _from_file(path, stamp.st_mtime_ns, stamp.st_size, trusted)
    except OSError:
        raise InputError(
            Problem(
                "template/unreadable",
                "Không đọc được tệp mẫu: kiểm tra tên tệp, thư mục và quyền đọc.",
                source=str(path),
            )
        ) from None


@lru_cache(maxsize=32)
def _from_file(path: Path, modified: int, size: int, trusted: bool) -> CompiledTemplate:
    return compile_template(path.read_bytes(), trusted=trusted)
