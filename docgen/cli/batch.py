"""``docgen batch``: a document for each row, after every row has been looked at."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.blueprint import Blueprint
from docgen.batch.manifest import read_manifest
from docgen.batch.outcome import Outcome
from docgen.batch.progress import Progress
from docgen.batch.run import Survey, survey
from docgen.batch.run import batch as make_all
from docgen.cli import INTERRUPTED
from docgen.cli.batch_problems import told
from docgen.cli.console import say_error, say_json, say_line
from docgen.errors import InputError, OutputError, Problem
from docgen.vietnamese import format_number

__all__ = ["batch"]

SHOWN = 50  # sentences on the terminal; the error list has them all


def batch(options: argparse.Namespace) -> int:
    """Validate, make, tell; 1 when a row failed or a document has an error, 2 when nothing was
    written."""
    if options.workers is not None and options.workers < 0:
        raise InputError(Problem("command/options", "--workers cần một số từ 0 trở lên."))
    with _progress(options, "Đang đọc kế hoạch mẫu"):
        blueprint = Blueprint.load(options.blueprint)
    with _executor(options.on) as executor:
        with _progress(options, "Đang kiểm tra bảng") as progress:
            seen = survey(
                blueprint,
                options.rows,
                executor=executor,
                workers=options.workers,
                seen=progress.advance,
                laid_out=options.dry_run,
            )
        if seen.problems:
            _list(seen.problems)
            if options.errors:
                from docgen.batch.rows import write_errors

                write_errors(seen.problems, options.rows, options.errors)
                say_error(f"Đã ghi bảng lỗi: {options.errors}")
        if options.dry_run or not seen.rows or (seen.problems and not options.keep_going):
            return _advise(options, seen)
        return _make(options, blueprint, executor, seen)


def _progress(options: argparse.Namespace, doing: str, total: int | None = None) -> Progress:
    dumb = os.environ.get("TERM") == "dumb"  # it can't draw over a line
    quiet = options.quiet or options.json or dumb
    return Progress(doing, total, sys.stderr, quiet=quiet)


@contextmanager
def _executor(url: str | None) -> Iterator[Executor | None]:
    if url is None:
        yield None
        return
    from docgen.batch.engines import executor_on

    with executor_on(url) as executor:
        yield executor


def _list(problems: Iterable[Problem]) -> None:
    sentences = list(told(problems))
    for sentence in sentences[:SHOWN]:
        say_error(sentence)
    if len(sentences) > SHOWN:
        rest = format_number(len(sentences) - SHOWN)
        say_error(f"… và {rest} lỗi nữa: thêm --errors loi.xlsx để có cả bảng.")


def _advise(options: argparse.Namespace, seen: Survey) -> int:
    if options.json:
        _say_json(rows=seen.rows, problems=seen.problems)
    if not seen.problems:
        if not (options.json or options.quiet):
            say_line(f"{options.rows}: {format_number(seen.rows)} dòng, không có lỗi.")
        return 0
    advice = "" if options.dry_run else ": sửa bảng, hoặc thêm --keep-going để làm các dòng đúng"
    say_error(f"{format_number(len(seen.problems))} lỗi, chưa ghi gì{advice}.")
    return 2


def _say_json(*, rows: int, problems: Iterable[Problem], **told: object) -> None:
    listed = [problem.as_dict() for problem in problems]
    answer = {"ok": not listed, **told, "rows": rows, "problems": listed}
    say_json(json.dumps(answer, ensure_ascii=False, indent=2))


@dataclass(slots=True)
class _Tally:
    made: int = 0
    kept: int = 0
    failed: int = 0
    faulty: int = 0
    first: str = ""  # the first that is
    new: list[Problem] = field(default_factory=list)

    def add(self, outcome: Outcome, said: set[str]) -> None:
        if outcome.errors:
            self.failed += 1
            self.new += [problem for problem in outcome.errors if str(problem) not in said]
            return
        self.made += 1
        self.kept += outcome.kept
        if not outcome.ok:
            self.faulty += 1
            self.first = self.first or str(outcome.path)

    def say_json(
        self,
        options: argparse.Namespace,
        seen: Survey,
        problems: Iterable[Problem] = (),
        left: Sequence[str] = (),
    ) -> None:
        """The count, for a program to read; each document stands in the manifest."""
        found = [*seen.problems, *self.new, *problems]
        _say_json(
            ok=not (found or self.faulty),
            output=options.output,
            rows=seen.rows,
            made=self.made,
            kept=self.kept,
            failed=self.failed,
            faulty=self.faulty,
            left=list(left),
            problems=found,
        )

    def __str__(self) -> str:
        parts = [f"{format_number(self.made)} văn bản"]
        if self.kept:
            parts.append(f"trong đó {format_number(self.kept)} đã có từ lần trước")
        if self.failed:
            parts.append(f"{format_number(self.failed)} dòng lỗi")
        if self.faulty:
            seen = "xem manifest"
            if os.path.isfile(self.first):
                seen += f"; docgen check {self.first} nói rõ"
            parts.append(f"{format_number(self.faulty)} văn bản chưa đạt thể thức ({seen})")
        return ", ".join(parts)


def _make(
    options: argparse.Namespace,
    blueprint: Blueprint,
    executor: Executor | None,
    seen: Survey,
) -> int:
    tally = _Tally()
    said = {str(problem) for problem in seen.problems}
    outcomes = make_all(
        blueprint,
        options.rows,
        options.output,
        executor=executor,
        workers=options.workers,
        check=options.check,
        resume=options.resume,
        overwrite=options.overwrite,
    )
    try:
        with _progress(options, "Đang làm", seen.rows) as progress:
            for outcome in outcomes:
                tally.add(outcome, said)
                progress.advance(failed=bool(outcome.errors), kept=outcome.kept)
    except KeyboardInterrupt:
        outcomes.close()
        say_error(f"Đã dừng theo yêu cầu sau {tally}: chạy lại với --resume để làm tiếp.")
        return INTERRUPTED
    except OutputError as error:
        _list(error.problems)
        say_error(f"Dừng sau {tally}.")
        if options.json:
            tally.say_json(options, seen, error.problems)
        return 1 if tally.made else 2
    _list(tally.new)
    left = _left(options)
    if options.json:
        tally.say_json(options, seen, left=left)
    elif not options.quiet or tally.failed:
        say_line(f"Đã xong: {tally} → {options.output}")
    if left and not options.json:
        named = ", ".join(left[:10]) + ", …" * (len(left) > 10)
        say_error(
            f"{options.output} còn {format_number(len(left))} tệp .docx không phải của lần này "
            f"({named}): xem lại rồi xóa, kẻo gửi nhầm."
        )
    return 1 if tally.failed or tally.faulty else 0


def _left(options: argparse.Namespace) -> list[str]:
    """Documents in the folder that rows of an earlier run gave and those of this one do not."""
    folder = Path(options.output)
    manifest = folder / "manifest.jsonl"
    if not (options.resume or options.overwrite) or not manifest.is_file():
        return []
    made = {record["file"] for record in read_manifest(manifest)}
    return sorted(one.name for one in folder.glob("*.docx") if one.name not in made)
