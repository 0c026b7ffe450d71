"""Names that every system takes, in the folder and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.batch.journal import Journal
from docgen.batch.names import safe_name, with_mark

DEVICES = {"con", "prn", "aux", "nul", *(f"{n}{d}" for n in ("com", "lpt") for d in range(10))}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("../../etc/passwd", "etc-passwd.docx"),
        ("C:\\Windows\\a", "c-windows-a.docx"),
        ("CON", "con-.docx"),
        ("com1.docx", "com1-.docx"),
        ("", "van-ban.docx"),
        ("。。。", "van-ban.docx"),
        ("Xã Đak Pơ, số 1", "xa-dak-po-so-1.docx"),
        ("a\x00b\n\u202ec", "a-b-c.docx"),
        ("ﬁ Ⅳ", "fi-iv.docx"),
    ],
)
def test_what_a_row_says_becomes_a_name(said: str, name: str) -> None:
    assert safe_name(said) == name


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_for_every_system(said: str) -> None:
    name = safe_name(said)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.docx", name)
    assert name.removesuffix(".docx") not in DEVICES
    for mark in ("9" * 40, said, "1"):
        longer = with_mark(name, mark)
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.docx", longer)
        assert len(longer) <= 120
    folder = Path("/out")
    assert (folder / name).resolve().parent == folder


def test_rows_that_read_alike_get_their_keys(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    wanted = [
        *(("xa-1.docx", "00001", 1), ("xa.docx", "00002", 2), ("xa.docx", "1", 3)),
        *(("xa.docx", "00004", 4), ("xa.docx", "Ô 4", 5), ("xa.docx", "ô-4", 6)),
    ]
    names = [journal.name(*one) for one in wanted]
    assert names[:3] == ["xa-1.docx", "xa.docx", "xa-1-3.docx"]
    assert names[3:] == ["xa-00004.docx", "xa-o-4.docx", "xa-o-4-6.docx"]
    journal.close()
