"""What a YAML parser's complaint means to the person who typed the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

__all__ = ["FIRM_INDENT", "NOT_DASHES", "ODD_COLON", "TIGHT_DASH", "Fault", "explain", "mend"]
__all__ += ["no_dash", "odd_colon"]

TIGHT_DASH = "Thiếu dấu cách sau dấu gạch đầu dòng; hãy viết “- …”."
NOT_DASHES = "–—•+"
"""What Word makes of a dash that begins a line, and what people type in its place."""

FIRM_INDENT = (
    "Dòng này thụt đầu dòng bằng dấu cách không ngắt, chép từ Word hay trang web; hãy xóa rồi gõ "
    "lại bằng dấu cách thường."
)
ODD_COLON = re.compile(r"(?:- +)*([A-Za-z_][A-Za-z0-9_]*)(：|:[\u00a0\u2007\u202f\u3000])")
"""A key with a colon, or a space after it, that only looks like YAML's."""

_QUOTE = 'hãy đặt cả giá trị trong dấu ngoặc kép "…"'
# Bounded and anchored at the line's start: linear on any line.
_ENTRY = re.compile(r"([ \t]*(?:- +)*)(?:([^\s:#'\"{}\[\],-][^\s:#]*):(?=\s|$))?[ \t]*")
_TIGHT = re.compile(r"[ \t]*(?:- +)*([A-Za-z_][A-Za-z0-9_]*):[^\s:/]")
_BARE_WORD = re.compile(r"[ \t]*(?:- +)*([A-Za-z_][A-Za-z0-9_]*)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that ended the reading; ``mendable`` when blanking its line lets it go on."""

    code: str
    message: str
    line: int
    column: int
    mendable: bool = False

    @staticmethod
    def braces(line: int, column: int) -> Fault:
        """A value that begins with ``{{`` without quotes: YAML takes it for a mapping."""
        return Fault(
            "reading/braces",
            "Giá trị bắt đầu bằng “{{” phải đặt trong dấu ngoặc kép, ví dụ "
            'tong: "{{ tong_so_ho }}".',
            line,
            column,
            mendable=True,
        )


@dataclass(frozen=True, slots=True)
class _Case:
    """A parser's complaint with the lines it speaks of."""

    problem: str
    context: str
    line: int
    column: int
    started: int
    lines: list[str]
    last_quoted: tuple[int, int] | None

    def text(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""

    @property
    def here(self) -> str:
        return self.text(self.line)

    @property
    def value(self) -> str:
        """What stands after the key or the dash on the faulty line."""
        found = _ENTRY.match(self.here)
        return self.here[found.end() :] if found else self.here

    def fault(
        self, code: str, message: str, *, at: int | None = None, mendable: bool = False
    ) -> Fault:
        line = self.line if at is None else at
        column = self.column if line == self.line else 1
        return Fault(f"reading/{code}", message, line, column, mendable)


def explain(error: Any, text: str, last_quoted: tuple[int, int] | None) -> Fault:
    """Return the likely cause of a parser's error, at the line where a person should look."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    case = _Case(
        problem=str(getattr(error, "problem", "") or error),
        context=str(getattr(error, "context", "") or ""),
        line=line,
        column=column,
        started=context.line + 1 if context is not None else line,
        lines=text.splitlines(),
        last_quoted=last_quoted,
    )
    for judge in (_template, _tab, _open_quote, _colon, _no_colon, _sign, _bracket, _structure):
        fault = judge(case)
        if fault is not None:
            return fault
    return case.fault("syntax", f"Không hiểu được chỗ này (YAML: {case.problem}); {_QUOTE}.")


def odd_colon(found: re.Match[str]) -> str:
    """What is wrong with a key whose colon, or the space after it, is none that YAML knows."""
    if found[2] == "：":
        return f"Dấu “：” sau {found[1]} không phải dấu hai chấm thường; hãy viết “{found[1]}: …”."
    return (
        f"Sau “{found[1]}:” là dấu cách không ngắt, chép từ Word hay trang web, nên dòng bị hiểu "
        "sai; hãy xóa dấu ấy rồi gõ lại dấu cách."
    )


def no_dash(sign: str) -> str:
    """What is wrong with an entry that begins with another sign than a dash."""
    return (
        f"Dòng bị hiểu sai vì “{sign}” không phải dấu gạch nối; hãy bắt đầu mỗi mục của danh sách "
        "bằng dấu “-” và một dấu cách."
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _template(case: _Case) -> Fault | None:
    if case.value.startswith("{{"):
        return Fault.braces(case.line, case.here.find("{{") + 1)
    if case.value.startswith("{%"):
        return case.fault(
            "statement",
            "“{%” không dùng được ở đây; trong kế hoạch mẫu, điều kiện viết bằng “khi:”, lặp lại "
            "viết bằng “lap:”.",
            mendable=True,
        )
    return None


def _tab(case: _Case) -> Fault | None:
    lead = case.here[: len(case.here) - len(case.here.lstrip())]
    if lead.strip(" \t"):
        return case.fault("space", FIRM_INDENT)
    if "\t" in lead or "'\\t'" in case.problem:
        return case.fault("tab", "Dòng này thụt đầu dòng bằng phím Tab; hãy thay bằng dấu cách.")
    return None


def _open_quote(case: _Case) -> Fault | None:
    if "end of stream" in case.problem and "quoted" in case.context:
        if "”" in case.text(case.started):
            message = 'Dấu " mở ở dòng này đóng bằng dấu ” của Word; hãy gõ lại dấu " ở cuối.'
            return case.fault("quote", message, at=case.started)
        message = "Dấu ngoặc mở ở dòng này không có dấu ngoặc đóng; hãy thêm vào."
        return case.fault("quote", message, at=case.started)
    if "escape" in case.problem:
        return case.fault(
            "escape",
            'Dấu “\\” trong ngoặc kép "…" có nghĩa riêng; hãy viết “\\\\”, hoặc dùng ngoặc '
            "đơn '…' bao quanh giá trị.",
            mendable=True,
        )
    return None


def _colon(case: _Case) -> Fault | None:
    if not case.problem.startswith("mapping values are not allowed"):
        return None
    if _BARE_WORD.match(case.here[: case.column - 1]):
        above = next((one for one in reversed(case.lines[: case.line - 1]) if one.strip()), "")
        if _indent(case.here) > _indent(above):
            return case.fault(
                "indent",
                "Dòng này thụt sâu hơn dòng trên, mà dòng trên đã có giá trị; hãy thụt bằng dòng "
                "trên, hoặc xóa giá trị ở dòng trên.",
            )
    return case.fault(
        "colon", f"Có “: ” bên trong câu chữ không có ngoặc; {_QUOTE}.", mendable=True
    )


def _no_colon(case: _Case) -> Fault | None:
    if "could not find expected ':'" not in case.problem:
        return None
    tight = _TIGHT.match(case.text(case.started))
    if tight:
        return case.fault(
            "colon-space",
            f"Thiếu dấu cách sau dấu hai chấm của “{tight[1]}:”; hãy viết “{tight[1]}: …”.",
            at=case.started,
        )
    entry = case.text(case.started).lstrip()
    if sign := ODD_COLON.match(entry):
        return case.fault("space", odd_colon(sign), at=case.started)
    if entry[:1] in tuple(NOT_DASHES):
        return case.fault("bullet", no_dash(entry[0]), at=case.started)
    if re.match(r"-[^\s-]", entry):
        return case.fault("bullet", TIGHT_DASH, at=case.started)
    return case.fault(
        "no-colon",
        "Dòng này không có dạng “khóa: giá trị”; nếu là phần tiếp của câu ở dòng trên, hãy "
        "thụt đầu dòng sâu hơn khóa, hoặc thêm dấu hai chấm và dấu cách sau tên khóa.",
        at=case.started,
    )


def _sign(case: _Case) -> Fault | None:
    start = case.value[:1]
    if "cannot start any token" in case.problem:
        start = case.here[case.column - 1 : case.column]
    elif start not in tuple("&!*|>@%`"):
        return None
    return case.fault("character", f"Giá trị bắt đầu bằng “{start}”; {_QUOTE}.", mendable=True)


def _bracket(case: _Case) -> Fault | None:
    if "flow" in case.context:
        return case.fault(
            "bracket",
            f"Dấu ngoặc mở ở dòng {case.started} không có dấu ngoặc đóng khớp với nó, hoặc thiếu "
            f"dấu phẩy giữa các mục; nếu là câu chữ, {_QUOTE}.",
            at=case.started,
        )
    if case.value[:1] in ("[", "{"):
        return case.fault(
            "bracket",
            f"Giá trị bắt đầu bằng “{case.value[0]}” nhưng dấu ngoặc không khớp hoặc còn chữ theo "
            f"sau; nếu là câu chữ, {_QUOTE}.",
            mendable=True,
        )
    return None


def _structure(case: _Case) -> Fault | None:
    if "expected" not in case.problem:
        return None
    if case.last_quoted is not None and case.last_quoted[0] < case.last_quoted[1] == case.line:
        opened = case.last_quoted[0]
        return case.fault(
            "quote",
            f"Dấu ngoặc mở ở dòng {opened} đến dòng {case.line} mới đóng; có lẽ dòng {opened} "
            "thiếu dấu ngoặc đóng.",
            at=opened,
        )
    if case.value[:1] in ('"', "'"):
        return case.fault(
            "after-quote",
            "Còn chữ sau dấu ngoặc đóng; hãy đặt cả giá trị trong dấu ngoặc: dùng '…' bao quanh "
            'nếu bên trong có dấu "…".',
            mendable=True,
        )
    return case.fault(
        "indent",
        "Dòng này thụt đầu dòng không khớp với các dòng cùng cấp (nhóm bắt đầu ở dòng "
        f"{case.started}), hoặc thiếu dấu ngoặc ở dòng trên; hãy thụt bằng các dòng cùng cấp.",
    )


def mend(text: str, fault: Fault) -> str | None:
    """Return the text with the faulty value blanked (its line numbers kept), or None.

    >>> mend("a: b: c\\nd: e\\n", Fault("x", "", 1, 5, mendable=True))
    'a: "?"\\nd: e\\n'
    """
    if not fault.mendable:
        return None
    lines = text.splitlines(keepends=True)
    if fault.line > len(lines):
        return None
    index = fault.line - 1
    old = lines[index]
    found = _ENTRY.match(old)
    if found is None or not (found[2] or "- " in found[1]):
        return None
    lead = old[: found.end(2) + 1] + " " if found[2] else found[1]
    depth = len(found[1]) if found[2] else found[1].rindex("-")
    new = lead + '"?"' + ("\n" if old.endswith(("\n", "\r")) else "")
    if new == old:
        return None
    lines[index] = new
    for below in range(index + 1, len(lines)):  # what is deeper belonged to that value
        if lines[below].strip() and _indent(lines[below]) <= depth:
            break
        lines[below] = "\n"
    return "".join(lines)
