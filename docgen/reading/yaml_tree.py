"""YAML to a tree of texts, from the parser's events: no tags, no aliases, nothing resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.errors import InputError, Problem
from docgen.reading.source import Path, Place, Plain, Source, Tree, format_path
from docgen.reading.yaml_faults import (
    FIRM_INDENT,
    NOT_DASHES,
    ODD_COLON,
    TIGHT_DASH,
    Fault,
    explain,
    mend,
    no_dash,
    odd_colon,
)
from docgen.suggest import folded

__all__ = ["MAX_DEPTH", "build"]

MAX_DEPTH = 40
_MOST_MENDS = 50
_MEND_BUDGET = 1_000_000
"""Characters read again to find all faults at once: a large file gets fewer of them."""

_MOST_PROBLEMS = 500

_COMMENT = re.compile(r"[ \t]+#")
_BULLET = re.compile(r"\n[ \t]*([-–—•+]) ")
_TIGHT = re.compile(r"\n[ \t]*(-)")
_NAME = re.compile(r"[A-Za-z0-9_.\-]+\Z")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML writes for nothing: printed as words it would be a slip that nobody sees."""
_LONGEST_NAME = 24  # characters of any key of a plan


def build(text: str, name: str) -> Source:
    """Parse one YAML document; raise InputError with every problem that can be found.

    A fault of syntax ends a parse. Where its cause lies in one line, that value is blanked and
    the text is read again, so that the next fault is found in the same run.
    """
    faults: list[Problem] = []
    budget = _MEND_BUDGET
    for _ in range(_MOST_MENDS):
        builder = _Builder(text, name)
        fault = builder.run()
        if fault is None:
            break
        told = Problem(fault.code, fault.message, "", name, fault.line, fault.column)
        if any((one.line, one.message) == (told.line, told.message) for one in faults):
            break  # its cause lies elsewhere: blanking the line mended nothing
        faults.append(told)
        budget -= len(text)
        mended = mend(text, fault) if budget > 0 else None
        if mended is None:
            break
        text = mended
    problems = faults + builder.problems
    if not problems and builder.root is None:
        problems = [Problem("reading/empty", "Tệp trống, chưa có nội dung nào.", source=name)]
    if problems:
        raise InputError(sorted(problems, key=lambda one: (one.line or 0, one.column or 0)))
    assert builder.root is not None
    return Source(name, builder.root, builder.root_place)


class _Frame:
    """An open mapping or sequence."""

    __slots__ = ("braces", "children", "items", "key", "key_at", "mapping")

    def __init__(self, mapping: bool, braces: bool) -> None:
        self.mapping = mapping
        self.braces = braces  # written between { } or [ ], where a comma parts entries
        self.items: Any = {} if mapping else []
        self.children: dict[str | int, Place] = {}
        self.key: str | None = None
        self.key_at: tuple[int, int] | None = None


class _Builder:
    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems: list[Problem] = []
        self.root: Tree | None = None
        self.root_place: Place | None = None
        self.stack: list[_Frame] = []
        self.documents = 0
        self.odd: bool = any(sign in text for sign in "：\u00a0\u2007\u202f\u3000")
        self.last_quoted: tuple[int, int] | None = None

    def run(self) -> Fault | None:
        """Read all events; return the fault that ended the reading, if one did."""
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._events(yaml.parse(self.text, Loader=loader), yaml)
        except yaml.YAMLError as error:
            return explain(error, self.text, self.last_quoted)
        except _StopError as stop:
            return stop.fault
        return None

    def _events(self, events: Iterator[Any], yaml: Any) -> None:
        scalar, mapping, sequence = (
            yaml.ScalarEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        )
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        for event in events:
            kind = type(event)
            if kind is scalar:
                self._scalar(event)
            elif kind is mapping or kind is sequence:
                self._open(event, kind is mapping)
            elif kind in ends:
                self._close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.tag is not None or event.anchor is not None:
            self._refuse_mark(event)
        value: str | None
        if event.style is None or event.style == "":
            value = Plain(event.value)
            end = event.end_mark.index
            if self.text[end : end + 1] in " \t" and _COMMENT.match(self.text, end):
                self._swallowed(event)
            if event.end_mark.line + 1 > line:
                self._joined(event)
            if self.odd and (sign := ODD_COLON.match(value)):
                self._report("space", odd_colon(sign), line, column)
        else:
            value = event.value
            if event.style in "'\"":
                self.last_quoted = (line, event.end_mark.line + 1)
        stack = self.stack
        if not stack:
            self.root, self.root_place = value or None, Place(line, column)
            return
        frame = stack[-1]
        if frame.mapping and frame.key is None:
            self._key(frame, value, line, column)
            return
        if value in _NOTHING and type(value) is Plain:
            value = None
        self._put(frame, value, Place(line, column, frame.key_at))

    def _joined(self, event: Any) -> None:
        """A text of several lines, of which one looks as if it began an entry of a list."""
        start = event.start_mark
        tight = self.text[start.index] == "-"  # no space after it, or it were an entry
        found = (_TIGHT if tight else _BULLET).search(self.text, start.index, event.end_mark.index)
        if found is None:
            return
        signs = (self.text[start.index], found[1])
        sign = next((one for one in signs if one in NOT_DASHES), None)
        message = (
            TIGHT_DASH
            if tight
            else "Dòng gạch đầu dòng bên dưới bị nối vào câu này vì thụt đầu dòng sâu hơn; hãy "
            "thụt bằng các mục cùng cấp, hoặc đặt cả giá trị trong dấu ngoặc kép."
            if sign is None
            else no_dash(sign)
        )
        self._report("bullet", message, start.line + 1, start.column + 1)

    def _key(self, frame: _Frame, key: str, line: int, column: int) -> None:
        if key in frame.children:
            first = frame.children[key].key or (0, 0)
            self._report(
                "duplicate-key",
                f"Khóa “{key}” đã có ở dòng {first[0]}; mỗi khóa chỉ được viết một lần, "
                "hãy gộp hai chỗ làm một"
                + (", hoặc thêm dấu “-” ở dòng bắt đầu mục mới." if self._in_list() else "."),
                line,
                column,
                step=key,
            )
        elif key == "<<":
            self._report(
                "merge-key",
                "Khóa “<<” (trộn dữ liệu) không được dùng; hãy viết đủ nội dung.",
                line,
                column,
            )
        elif isinstance(key, Plain) and key[:1].isspace():
            self._report("space", FIRM_INDENT, line, column)
        elif isinstance(key, Plain) and not _NAME.match(key):
            shown = key if len(key) <= 40 else key[:40] + "…"
            plain = folded(key)
            plain = plain if len(plain) <= _LONGEST_NAME and _NAME.match(plain) else ""
            self._report(
                "colon",
                f"“{shown}” bị hiểu là tên khóa, vì trong dấu {{ }} dấu phẩy ngăn các mục và dấu "
                "hai chấm ngăn khóa với giá trị; câu chữ có các dấu ấy thì đặt trong dấu ngoặc "
                'kép "…".'
                if key and frame.braces
                else f"“{shown}:” có dấu hai chấm nên bị hiểu là tên khóa; nếu đây là câu chữ, "
                'hãy đặt cả câu trong dấu ngoặc kép "…"'
                + (f"; nếu là tên khóa, hãy viết không dấu: {plain}." if plain else ".")
                if key
                else "Thiếu tên khóa trước dấu hai chấm.",
                line,
                column,
            )
        frame.key = key
        frame.key_at = (line, column)

    def _in_list(self) -> bool:
        return len(self.stack) > 1 and not self.stack[-2].mapping

    def _put(self, frame: _Frame, value: Tree | None, place: Place) -> None:
        if frame.mapping:
            key = frame.key
            assert key is not None
            if key not in frame.children:  # the first of two is kept, the second is a problem
                frame.children[key] = place
                if value is not None:
                    frame.items[key] = value
            frame.key = frame.key_at = None
            return
        index = len(frame.children)
        frame.children[index] = place
        if value is None:
            self._report(
                "empty-item",
                "Mục này trống; hãy điền nội dung sau dấu “-” hoặc xóa mục.",
                place.line,
                place.column,
                step=index,
            )
        frame.items.append(value)

    def _open(self, event: Any, mapping: bool) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.tag is not None or event.anchor is not None:
            self._refuse_mark(event)
        if event.flow_style and self.text.startswith("{{", mark.index):
            raise _StopError(Fault.braces(line, column))
        stack = self.stack
        if len(stack) >= MAX_DEPTH:
            message = f"Dữ liệu lồng nhau quá {MAX_DEPTH} cấp; hãy bớt số cấp."
            raise _StopError(Fault("reading/depth", message, line, column))
        if stack and stack[-1].mapping and stack[-1].key is None:
            message = "Tên khóa phải là một từ, không thể là danh sách hay nhóm dữ liệu."
            raise _StopError(Fault("reading/key", message, line, column))
        frame = _Frame(mapping, bool(event.flow_style))
        place = Place(line, column, stack[-1].key_at if stack else None, frame.children)
        if stack:
            self._put_open(stack[-1], frame, place)
        else:
            self.root, self.root_place = frame.items, place
        stack.append(frame)

    def _put_open(self, parent: _Frame, frame: _Frame, place: Place) -> None:
        """Hang a container into its parent but leave the key, so that paths inside are right."""
        key = parent.key
        self._put(parent, frame.items, place)
        parent.key = key

    def _close(self) -> None:
        self.stack.pop()
        if self.stack and self.stack[-1].mapping:
            self.stack[-1].key = self.stack[-1].key_at = None

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        message = (
            "Giá trị bắt đầu bằng “*” là tham chiếu của YAML, không được dùng; "
            'nếu là câu chữ, hãy đặt trong dấu ngoặc kép "…".'
        )
        self._report("alias", message, line, column)
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            return
        if frame.mapping and frame.key is None:
            frame.key, frame.key_at = f"*{event.anchor}", (line, column)
        else:
            self._put(frame, "", Place(line, column, frame.key_at))

    def _document(self, event: Any) -> None:
        self.documents += 1
        line = event.start_mark.line + 1
        if self.documents > 1:
            message = "Tệp có nhiều phần ngăn bởi “---”; mỗi tệp chỉ chứa một văn bản."
            raise _StopError(Fault("reading/documents", message, line, 1))
        if event.tags:
            message = "Chỉ thị %TAG không được dùng; hãy xóa dòng này."
            self._report("tag", message, line, 1)

    def _refuse_mark(self, event: Any) -> None:
        sign = "&" if event.anchor is not None else "!"
        message = (
            f"Giá trị bắt đầu bằng “{sign}” là ký hiệu riêng của YAML, không được dùng; "
            'nếu là câu chữ, hãy đặt trong dấu ngoặc kép "…".'
        )
        code = "anchor" if sign == "&" else "tag"
        self._report(code, message, event.start_mark.line + 1, event.start_mark.column + 1)

    def _swallowed(self, event: Any) -> None:
        message = (
            "Phần sau dấu “#” bị YAML bỏ đi. Nếu “#” thuộc về nội dung, hãy đặt cả giá trị trong "
            'dấu ngoặc kép "…"; nếu là ghi chú, hãy viết ghi chú ở một dòng riêng.'
        )
        self._report("comment", message, event.end_mark.line + 1, event.end_mark.column + 2)

    def _report(
        self, code: str, message: str, line: int, column: int, *, step: str | int | None = None
    ) -> None:
        path: list[str | int] = []
        for depth, frame in enumerate(self.stack):
            last = depth == len(self.stack) - 1
            if frame.mapping and frame.key is not None:
                path.append(frame.key)
            elif not frame.mapping and not last:
                path.append(len(frame.children) - 1)
            elif not frame.mapping and step is None:  # of an entry that is not hung in yet
                path.append(len(frame.children))
        if step is not None:
            path.append(step)
        shown: Path = tuple(path)
        self.problems.append(
            Problem(f"reading/{code}", message, format_path(shown), self.name, line, column)
        )
        if len(self.problems) >= _MOST_PROBLEMS:
            message = "Tệp có quá nhiều lỗi; hãy sửa các lỗi trên rồi chạy lại để xem tiếp."
            raise _StopError(Fault("reading/too-many", message, line, column))


class _StopError(Exception):
    """The reading cannot go on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
