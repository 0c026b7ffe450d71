"""What a request asks for, as plain functions: they run in threads and know nothing of HTTP."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from docgen.check import Finding, Report, check, to_json
from docgen.convert import Office, Picture, Place
from docgen.errors import DocgenError, InputError
from docgen.loading import load_source
from docgen.rendering import render
from docgen.schemas import NamedDocument
from docgen.standard import load as load_standard
from docgen.web.documents import draft_of, source_of
from docgen.web.problems import problem_entry
from docgen.web.settings import Settings

__all__ = ["Desk", "file_name"]


def file_name(document: NamedDocument, suffix: str) -> str:
    """What a downloaded document is called: its kind and its subject, as a clerk would say.

    >>> import docgen
    >>> file_name(docgen.load("examples/xa_2025/ke_hoach.yaml"), ".docx")
    'Kế hoạch 05 Số hóa hồ sơ và chuẩn hóa thể thức văn bản hành chính của xã An Bình năm 2026.docx'
    """
    kinds = {kind.key.replace("-", "_"): kind.title for kind in load_standard().document_types}
    words = [kinds.get(document.type_name, "Văn bản"), document.code_number or ""]
    name = " ".join([*words, *document.subject])
    name = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in name)
    name = re.sub(r'[\\/:*?"<>|.\s]+', " ", name).strip()
    while len(name.encode()) > 180:
        name = name.rpartition(" ")[0] or name[:60]
    return name + suffix


@dataclass(frozen=True, slots=True)
class Desk:
    """Where documents are worked on: the settings and the office that prints."""

    settings: Settings
    office: Office

    def docx(self, tree: Mapping[str, Any]) -> tuple[str, bytes]:
        """A document as Word file, with the name to give it."""
        document = load_source(source_of(tree))
        return file_name(document, ".docx"), render(document)

    def pdf(self, tree: Mapping[str, Any]) -> tuple[str, bytes]:
        """A document as PDF."""
        document = load_source(source_of(tree))
        docx = render(document)
        return file_name(document, ".pdf"), self.print(docx)

    def print(self, docx: bytes, *, strict: bool = True) -> bytes:
        """A Word file as PDF."""
        return self.office.to_pdf(docx, strict=strict, timeout=self.settings.work_seconds)

    def preview(self, tree: Mapping[str, Any], known: Sequence[str], dpi: int) -> dict[str, Any]:
        """What someone who types sees: faults, the pages, what the checker finds on them.

        A document that still has faults is shown with its blanks marked, and not judged.
        """
        problems: list[dict[str, Any]] = []
        document: NamedDocument | None
        try:
            document = load_source(source_of(tree))
        except InputError as error:
            problems = [problem_entry(problem) for problem in error.problems]
            document = draft_of(tree)
        answer: dict[str, Any] = {"problems": problems, "findings": [], "pages": []}
        if document is not None:
            answer |= self._shown(render(document), "", known, dpi, judged=not problems)
        return answer | {"ok": not problems}

    def report(self, docx: bytes, name: str) -> dict[str, Any]:
        """The findings on a file, as the command line gives them."""
        return _told(check(docx, name=name))

    def looked_at(self, docx: bytes, name: str, dpi: int) -> dict[str, Any]:
        """The findings with the pages they stand on."""
        shown = self._shown(docx, name, (), dpi, judged=True)
        standard, ok = load_standard().name, shown.pop("ok")
        return {"standard": standard, "files": [{"file": name, "ok": ok, **shown}]}

    def _shown(
        self, docx: bytes, name: str, known: Sequence[str], dpi: int, *, judged: bool
    ) -> dict[str, Any]:
        """Judged and printed side by side: the one works here, the other in its own process."""
        with ThreadPoolExecutor(1) as beside:
            printing = beside.submit(self.print, docx, strict=False)
            report = check(docx, name=name) if judged else None
        entries = _told(report)["files"][0]["findings"] if report else []
        answer: dict[str, Any] = {"findings": entries, "pages": []}
        if report:
            answer |= {"ok": report.ok} | ({"tracked_changes": True} if report.tracked else {})
        try:
            pdf = printing.result()
            pages = self.office.pictures(
                pdf, dpi=dpi, known=known, most=self.settings.pages, timeout=20
            )
            places = self._places(pdf, report.findings) if report else []
            for entry, place in zip(entries, places, strict=True):
                if place is not None:
                    entry["place"] = {"page": place.page, "boxes": place.boxes}
            answer["pages"] = [_picture(page) for page in pages]
        except DocgenError as error:  # no picture is no reason to keep the findings back
            answer["no_pages"] = error.problems[0].message
        return answer

    def _places(self, pdf: bytes, found: Sequence[Finding]) -> list[Place | None]:
        keys = [_place_key(finding) for finding in found]
        wanted = sorted({key for key in keys if key[2]})
        if not wanted:
            return [None] * len(keys)
        places = self.office.places(
            pdf, [words for _, _, words in wanted], most=self.settings.pages, timeout=20
        )
        where = dict(zip(wanted, places, strict=True))
        return [where.get(key) for key in keys]


def _place_key(finding: Finding) -> tuple[str, int, str]:
    where = finding.where
    return where.part, where.paragraph or 0, where.words.rstrip("…").strip()


def _told(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(to_json([report]))
    return told


def _picture(page: Picture) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": page.name, "width": page.width, "height": page.height}
    if page.png:
        entry["png"] = base64.b64encode(page.png).decode()
    return entry
