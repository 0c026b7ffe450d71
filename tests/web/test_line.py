"""The line before LibreOffice: who waits, who shall come again, who has asked something newer."""

from __future__ import annotations

import anyio
import pytest

from docgen.web.line import CrowdedError, Line, SupersededError, Turn
from tests.web.conftest import run_scene

LONG = 1_000.0


async def _stand(
    line: Line, name: str, log: list[str], *, editor: str = "", patience: float = LONG
) -> None:
    try:
        async with line.turn(patience=patience, editor=editor) as turn:
            log.append(f"{name} works")
            await anyio.sleep(0.3)  # far longer than a busy machine holds up the others
            turn.go_on()
            log.append(f"{name} is done")
    except SupersededError:
        log.append(f"{name} is superseded")
    except CrowdedError as crowd:
        log.append(f"{name} shall come again after {crowd.seconds} s")


def test_first_come_first_served() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(1)
        async with anyio.create_task_group() as tasks:
            for name in "abc":
                tasks.start_soon(_stand, line, name, log)

    run_scene(scene)
    assert log == [f"{name} {what}" for name in "abc" for what in ("works", "is done")]


def test_the_newest_of_an_editor_takes_the_place_of_the_one_before() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(1)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stand, line, "other", log)
            await anyio.sleep(0.005)
            for number in range(3):
                stand = (line, f"key {number}", log)
                tasks.start_soon(lambda s: _stand(*s, editor="me"), stand)
                await anyio.sleep(0.001)
            tasks.start_soon(_stand, line, "last", log)

    run_scene(scene)
    done = [entry for entry in log if entry.endswith("is done")]
    assert done == ["other is done", "key 2 is done", "last is done"]
    assert {"key 0 is superseded", "key 1 is superseded"} <= set(log)


def test_what_is_at_work_stops_when_something_newer_is_asked() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(2)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(lambda: _stand(line, "old", log, editor="me"))
            await anyio.sleep(0.005)
            tasks.start_soon(lambda: _stand(line, "new", log, editor="me"))

    run_scene(scene)
    assert log == ["old works", "new works", "old is superseded", "new is done"]


def test_nameless_askers_never_supersede_each_other() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(1)
        async with anyio.create_task_group() as tasks:
            for name in "ab":
                tasks.start_soon(_stand, line, name, log)

    run_scene(scene)
    assert log.count("a is done") == log.count("b is done") == 1


def test_whoever_would_wait_too_long_is_told_at_once() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(1)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stand, line, "a", log)
            await anyio.sleep(0.005)
            await _stand(line, "b", log, patience=0.1)
            assert log == ["a works", "b shall come again after 1 s"]
        await _stand(line, "c", log, patience=0.1)

    run_scene(scene)
    assert log[-1] == "c is done"


def test_who_leaves_holds_nobody_up() -> None:
    log: list[str] = []

    async def scene() -> None:
        line = Line(1)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stand, line, "a", log)
            await anyio.sleep(0.005)
            with anyio.move_on_after(0.005):
                await _stand(line, "gone", log)
            tasks.start_soon(_stand, line, "c", log)
        assert line.wait == 0

    run_scene(scene)
    assert log == ["a works", "a is done", "c works", "c is done"]


def test_a_fault_at_work_frees_the_hand() -> None:
    async def scene() -> None:
        line = Line(1)
        with pytest.raises(ValueError, match="broken"):
            async with line.turn(patience=LONG):
                raise ValueError("broken")
        async with line.turn(patience=0.0) as turn:
            assert isinstance(turn, Turn)

    run_scene(scene)
