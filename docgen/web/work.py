"""What a request asks for, as plain functions: they run in threads and know nothing of HTTP."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from docgen.check import Finding, Report, check, fix, to_json
from docgen.convert import Office, Picture, Place, Printer
from docgen.convert.looks import page_count
from docgen.errors import DocgenError, InputError
from docgen.loading import load_source
from docgen.rendering import render
from docgen.schemas import NamedDocument
from docgen.standard import load as load_standard
from docgen.web.documents import source_of
from docgen.web.drafts import draft_of
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


_WHY_LEFT = {
    "safe": "Sửa chỗ này làm sai chỗ khác nên docgen để nguyên: người soạn xem cả hai.",
    "unsafe": "Đụng đến câu chữ: chỉ người soạn được sửa.",
    "none": "Phải do người soạn viết hoặc sắp xếp lại.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which pictures: pages whose looks are ``known`` and those not ``seen`` come without."""

    dpi: int
    known: Sequence[str] = ()
    seen: Sequence[int] | None = None


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

    def validated(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Every fault of a document, and nothing made: quick enough for each key typed."""
        _, problems = _loaded(tree)
        return {"ok": not problems, "problems": problems}

    def preview(
        self, tree: Mapping[str, Any], asked: Asked, go_on: Callable[[], None]
    ) -> dict[str, Any]:
        """What someone who types sees: faults, the pages, what the checker finds on them.

        A document that still has faults is shown with its blanks marked, and not judged.
        ``go_on`` raises where the asker wants it no more.
        """
        loaded, problems = _loaded(tree)
        document = loaded or draft_of(tree)
        answer: dict[str, Any] = {"problems": problems, "findings": [], "pages": []}
        if document is not None:
            answer |= self._shown(render(document), "", asked, go_on, judged=not problems)
        return answer | {"ok": not problems}

    def report(self, docx: bytes, name: str) -> dict[str, Any]:
        """The findings on a file, as the command line gives them."""
        return _told(check(docx, name=name))

    def looked_at(self, docx: bytes, name: str, dpi: int) -> dict[str, Any]:
        """The findings with the pages they stand on."""
        shown = self._shown(docx, name, Asked(dpi=dpi), lambda: None, judged=True)
        standard, ok = load_standard().name, shown.pop("ok")
        return {"standard": standard, "files": [{"file": name, "ok": ok, **shown}]}

    def mended(self, docx: bytes) -> tuple[bytes, dict[str, Any]]:
        """A file with its form mended; what was done, and what was left and why."""
        data, account = fix(docx)
        left = [
            {**entry, "why": _WHY_LEFT[finding.fix]}
            for entry, finding in zip(_entries(account.left), account.left, strict=True)
        ]
        return data, {"done": _entries(account.done), "left": left}

    def _shown(
        self, docx: bytes, name: str, asked: Asked, go_on: Callable[[], None], *, judged: bool
    ) -> dict[str, Any]:
        """Judged and printed side by side: the one works here, the other in its own process."""
        with ThreadPoolExecutor(1) as beside:
            judging = beside.submit(check, docx, name=name) if judged else None
            try:
                answer = self._pictured(docx, asked, go_on, judging)
            except DocgenError as error:  # no picture is no reason to keep the findings back
                answer = {"no_pages": error.problems[0].message, "pages": []}
            report = judging.result() if judging else None
        if report is None:
            return answer | {"findings": []}
        answer |= {"ok": report.ok} | ({"tracked_changes": True} if report.tracked else {})
        places = answer.pop("places", None) or [None] * len(report.findings)
        answer["findings"] = _entries(report.findings)
        for entry, place in zip(answer["findings"], places, strict=True):
            if place is not None:
                entry["place"] = {"page": place.page, "boxes": place.boxes}
        return answer

    def _pictured(
        self,
        docx: bytes,
        asked: Asked,
        go_on: Callable[[], None],
        judging: Future[Report] | None,
    ) -> dict[str, Any]:
        seconds, most = self.settings.work_seconds, self.settings.pages
        with self.office.seat(seconds) as office:
            pdf = office.to_pdf(docx, strict=False)
            go_on()
            pages = office.pictures(
                pdf, dpi=asked.dpi, known=asked.known, seen=asked.seen, most=most
            )
            found = judging.result().findings if judging else ()
            places = _places(office, pdf, found, most)
        answer = {"pages": [_picture(page) for page in pages], "places": places}
        more = page_count(pdf) - len(pages)
        return answer | ({"more_pages": more} if more > 0 else {})


def _loaded(tree: Mapping[str, Any]) -> tuple[NamedDocument | None, list[dict[str, Any]]]:
    try:
        return load_source(source_of(tree)), []
    except InputError as error:
        return None, [problem_entry(problem) for problem in error.problems]


def _places(office: Printer, pdf: bytes, found: Sequence[Finding], most: int) -> list[Place | None]:
    keys = [_place_key(finding) for finding in found]
    wanted = sorted({key for key in keys if key[2]})
    if not wanted:
        return [None] * len(keys)
    places = office.places(pdf, [words for _, _, words in wanted], most=most)
    where = dict(zip(wanted, places, strict=True))
    return [where.get(key) for key in keys]


def _place_key(finding: Finding) -> tuple[str, int, str]:
    where = finding.where
    return where.part, where.paragraph or 0, where.words.rstrip("…").strip()


def _told(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(to_json([report]))
    return told


def _entries(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    told = _told(Report("", load_standard().name, tuple(findings)))
    entries: list[dict[str, Any]] = told["files"][0]["findings"]
    return entries


def _picture(page: Picture) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": page.name, "width": page.width, "height": page.height}
    if page.png:
        entry["png"] = base64.b64encode(page.png).decode()
    return entry
