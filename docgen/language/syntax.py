"""What Jinja's parser stumbled over, said in Vietnamese: it tells in English, to programmers."""

from __future__ import annotations

import re

__all__ = ["syntax_sentence"]

_UNKNOWN_TAG = re.compile(r"unknown tag '([^']{1,60})'")
_OPEN_TAG = re.compile(r"needs to be closed is '([^']{1,60})'")

_QUOTES = "“”„‘’‚«»"
_ANYTHING_ELSE = "Biểu thức viết sai; xem lại dấu ngoặc, dấu nháy và dấu phẩy trong thẻ."
_FIXED = {
    "tag name expected": "Thẻ “{% … %}” chưa có tên, ví dụ “{% if … %}”.",
    "Invalid character in identifier": "Tên trong thẻ chỉ gồm chữ cái, chữ số và dấu _.",
    "expected name or number": "Sau dấu “.” phải là một cái tên.",
    "expected subscript expression": "Trong ngoặc vuông “[ ]” chưa có gì.",
    "Missing end of comment": "Lời chú bắt đầu bằng “{#” chưa có “#}” đóng lại.",
    "Missing end of raw": "Thẻ “{% raw %}” chưa có thẻ đóng “{% endraw %}”.",
    "can't assign to": "Chỉ một cái tên mới nhận được giá trị trong “{% set %}” và “{% for %}”.",
    "special loop variable": "Tên “loop” là của vòng lặp; đặt tên khác trong “{% for %}”.",
    "defined twice": "Hai khối “{% block %}” trùng tên.",
    "chain multiple tests": "Mỗi lần chỉ hỏi được một “is …”; nối các câu hỏi bằng “and”.",
}


def syntax_sentence(message: str | None) -> str:
    """The sentence for a message of Jinja's lexer, parser or compiler; never any English of it.

    >>> syntax_sentence("unexpected '}', expected ')'")
    'Gặp “}” ở chỗ phải là “)”.'
    >>> syntax_sentence("what a later Jinja may say")
    'Biểu thức viết sai; xem lại dấu ngoặc, dấu nháy và dấu phẩy trong thẻ.'
    """
    text = message or ""
    for pattern, sentence in _KINDS:
        if found := pattern.search(text):
            return sentence(found)
    told = (sentence for piece, sentence in _FIXED.items() if piece in text)
    return next(told, _ANYTHING_ELSE)


def _expected(found: re.Match[str]) -> str:
    wanted, got = found.groups()
    if got == "end of print statement":
        return f"Biểu thức viết dở, còn thiếu “{_shown(wanted)}”."
    if not wanted.startswith("end of print"):
        return f"Gặp “{_shown(got)}” ở chỗ phải là “{_shown(wanted)}”."
    if got == "=":
        return "Dấu “=” không dùng được ở đây; so sánh bằng viết “==”."
    return (
        f"Không hiểu được chỗ bắt đầu từ “{_shown(got)}”; tên viết liền không dấu cách "
        "(dùng dấu _), bộ lọc đứng sau dấu “|”."
    )


def _tag(found: re.Match[str]) -> str:
    """A tag that is not there, that closes nothing, or that nothing closes."""
    text = found.string
    opened = _OPEN_TAG.search(text)
    unknown = _UNKNOWN_TAG.search(text)
    if unknown is None:
        if opened is None:
            return "Thẻ viết dở: chưa có dấu đóng “}}” hay “%}”."
        return f"Thẻ “{{% {opened[1]} %}}” chưa có thẻ đóng “{{% end{opened[1]} %}}”."
    name = unknown[1]
    if not name.startswith(("end", "else", "elif")):
        return f"Không có thẻ “{{% {name} %}}”."
    if opened is None:
        return f"Thẻ “{{% {name} %}}” không có thẻ mở đứng trước."
    return (
        f"Gặp thẻ “{{% {name} %}}” khi thẻ “{{% {opened[1]} %}}” chưa đóng: "
        f"thêm “{{% end{opened[1]} %}}” trước đó."
    )


def _character(found: re.Match[str]) -> str:
    character = found[1]
    if character in _QUOTES:  # Word puts them in by itself
        return f"Dấu nháy cong ( {character} ) không dùng được trong thẻ; gõ nháy thẳng ' hoặc \"."
    if character in "'\"":
        return f"Dấu nháy {character} chưa có dấu đóng."
    return f"Ký tự “{character}” không dùng được trong thẻ."


def _unexpected(found: re.Match[str]) -> str:
    got, wanted = found.groups()
    if wanted:
        return f"Gặp “{got}” ở chỗ phải là “{wanted}”."
    return f"Dấu “{_shown(got)}” không đúng chỗ hoặc thừa; xem lại biểu thức trong thẻ."


def _no_such(found: re.Match[str]) -> str:
    kind = "bộ lọc" if found[1] == "filter" else "câu hỏi “is …” tên là"
    return f"Không có {kind} “{found[2]}”."


_TOKENS = {
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "hết",
    "float": "con số",
    "integer": "con số",
    "name": "một cái tên",
    "string": "một chuỗi trong ngoặc kép",
    "template data / text": "lời văn",
}


def _shown(token: str) -> str:
    return _TOKENS.get(token, token)


def _unread(_: re.Match[str]) -> str:
    return "Biểu thức trống hoặc viết dở; hãy ghi tên số liệu, ví dụ {{ tong_so_ho }}."


_KINDS = [
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"expected token '(.{1,60}?)', got '(.{1,60})'$", _expected),
        (r"unexpected 'end of|Expected an expression", _unread),
        (r"unknown tag|[Ee]nd of template", _tag),
        (r"unexpected char ['\"](.+)['\"] at \d+$", _character),
        (r"unexpected '(.{1,60}?)'(?:, expected '(.{1,60})')?$", _unexpected),
        (r"No (filter|test) named '([^']{1,60})'", _no_such),
    )
]
