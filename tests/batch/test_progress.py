"""The line on a terminal: it says what is done from the first moment, and nothing elsewhere."""

from __future__ import annotations

import io

import pytest

from docgen.batch import run
from docgen.batch.progress import Progress
from docgen.cli import main
from tests.batch.blueprints import ROW, SMALL, small


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_line_stands_before_anything_is_done() -> None:
    out = Terminal()
    with Progress("Đang kiểm tra bảng", stream=out):
        assert out.getvalue() == "\r\x1b[KĐang kiểm tra bảng…"
    assert out.getvalue().endswith("\r\x1b[K")
    out = Terminal()
    with Progress("Đang làm", 3, out):
        assert out.getvalue().startswith("\r\x1b[KĐang làm ░")
        assert out.getvalue().endswith("0/3")


def test_a_survey_tells_of_every_row_it_looked_at() -> None:
    seen: list[int] = []
    rows = [ROW | {"ma": f"{number:05}"} for number in range(1, 31)]
    told = run.survey(small(), rows, workers=0, seen=seen.append)
    assert (told.rows, sum(seen)) == (30, 30)
    assert len(seen) > 1


@pytest.mark.parametrize("more", [[], ["--quiet"], ["--json"]])
def test_each_step_is_named_on_a_terminal(
    more: list[str], tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json
    import sys

    (tmp_path / "mau.yaml").write_text("loai: ke_hoach\n" + SMALL, "utf-8")
    (tmp_path / "so.json").write_text(json.dumps([ROW]), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERM", raising=False)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["batch", "mau.yaml", "so.json", "-o", "out", "--workers", "0", *more]) == 0
    shown = terminal.getvalue()
    if more:
        assert shown == ""
        return
    steps = ["Đang đọc kế hoạch mẫu…", "Đang kiểm tra bảng…", "Đang làm ░"]
    places = [shown.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)
