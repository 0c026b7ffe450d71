"""How soon the page of paper follows the typing, for one person and for a crowd.

    .venv/bin/python -m benchmarks.web [--seconds 20] [--users 1,10,50]

A server of its own on loopback and clients in this process share the machine's processors, as the
figures must be read. Each user edits a copy of the example plan of his own, five pages, and knows
the pictures he was given before, as the page in the browser does. Two kinds of user:

- ``type``: a change, then a pause (exponential, 6 s on average); each change is three requests,
  180 ms apart, of which only the last is waited for, as someone types a word in bursts;
- ``hurry``: the next change at once when the last is seen.

What is measured is what a person waits for: from the last key to the new picture, with every
refusal (503) and the wait that it asks for in it; and from a key to the errors beside the fields.
"""

from __future__ import annotations

import argparse
import asyncio
import copy
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.web.documents import split_yaml

PLAN = Path(__file__).parents[1] / "examples" / "tan_khai" / "ke_hoach.yaml"
PAUSE, BURST, APART = 6.0, 3, 0.18
LONGEST = 90.0
HEAD = """\
| users | kind | pictures/s | CPU ms each | median s | p99 s | errors: median s | p99 s | answers |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |"""


@dataclass
class Tally:
    """What a run saw."""

    pictures: list[float] = field(default_factory=list)
    judged: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


async def ask(port: int, path: str, body: dict[str, Any]) -> tuple[int, int, bytes]:
    """Status, seconds of Retry-After, body; a connection for each, closed as a browser's abort."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        data = json.dumps(body).encode()
        writer.write(
            f"POST /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(data)}\r\nConnection: close\r\n\r\n".encode()
            + data
        )
        answer = await asyncio.wait_for(reader.read(), LONGEST)
    finally:
        writer.close()
    head, _, rest = answer.partition(b"\r\n\r\n")
    retry = re.search(rb"(?i)retry-after: (\d+)", head)
    return int(head.split()[1]), int(retry[1]) if retry else 0, rest


class User:
    """Someone at the form."""

    def __init__(self, number: int, port: int, tree: dict[str, Any], tally: Tally) -> None:
        self._port, self._tally = port, tally
        self._tree = copy.deepcopy(tree)
        self._name, self._changes = f"user-{number}", 0
        self._known: list[str] = []
        self._random = random.Random(number)

    def _body(self) -> dict[str, Any]:
        self._changes += 1
        self._tree["dia_danh"] = f"Tân Khai {self._name} {self._changes}"
        more = {"editor": self._name, "known": self._known, "seen": [0, 1], "dpi": 96}
        return {"document": self._tree, **more}

    async def _wait_for_picture(self, count: bool) -> None:
        start, body = time.monotonic(), self._body()
        while True:
            status, retry, answer = await ask(self._port, "preview", body)
            self._tally.statuses[status] += count
            if status == 200:
                break
            await asyncio.sleep((retry or 1) * self._random.uniform(1, 1.5))
        if count:
            self._tally.pictures.append(time.monotonic() - start)
        names = [page["name"] for page in json.loads(answer)["pages"] if "png" in page]
        self._known = [*names, *self._known][:40]

    async def _judge(self) -> None:
        start = time.monotonic()
        await ask(self._port, "validate", self._tree)
        self._tally.judged.append(time.monotonic() - start)

    async def type(self, until: float) -> None:
        """Words in bursts, with pauses."""
        await asyncio.sleep(self._random.uniform(0, PAUSE))
        while time.monotonic() < until:
            early = []
            for _ in range(BURST - 1):
                early.append(asyncio.create_task(ask(self._port, "preview", self._body())))
                await asyncio.sleep(APART)
            await asyncio.gather(self._judge(), self._wait_for_picture(True))
            for done in await asyncio.gather(*early, return_exceptions=True):
                if isinstance(done, tuple):
                    self._tally.statuses[done[0]] += 1
            await asyncio.sleep(self._random.expovariate(1 / PAUSE))

    async def hurry(self, until: float) -> None:
        """The next change at once."""
        while time.monotonic() < until:
            await self._wait_for_picture(True)
            await self._judge()


async def crowd(users: int, kind: str, port: int, seconds: float) -> Tally:
    """All users at once for some seconds."""
    tally, tree = Tally(), split_yaml(PLAN.read_text(encoding="utf-8"))
    people = [User(number, port, tree, tally) for number in range(users)]
    until = time.monotonic() + seconds
    await asyncio.gather(*[getattr(one, kind)(until) for one in people])
    return tally


def processor_seconds(leader: int) -> float:
    """What the server and the processes that it started have used of the processors."""
    ticks = 0
    waiting = [str(leader)]
    while waiting:
        number = waiting.pop()
        ticks += sum(
            map(int, Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[11:15])
        )
        for task in Path(f"/proc/{number}/task").iterdir():
            waiting += (task / "children").read_text().split()
    return ticks / os.sysconf("SC_CLK_TCK")


def told(values: list[float], share: float) -> str:
    """A value by its rank, in seconds."""
    if not values:
        return "–"
    return f"{sorted(values)[min(len(values) - 1, int(len(values) * share))]:.2f}"


def main() -> None:
    """Run every kind with every number of users and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--users", default="1,10,50")
    parser.add_argument("--kinds", default="type,hurry")
    chosen = parser.parse_args()
    server = subprocess.Popen(
        [sys.executable, "-m", "docgen", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        found = re.search(r":(\d+)/", server.stderr.readline())
        assert found is not None
        port = int(found[1])
        time.sleep(4)  # LibreOffice
        asyncio.run(crowd(4, "hurry", port, 3))
        print(HEAD)
        for kind in chosen.kinds.split(","):
            for users in map(int, chosen.users.split(",")):
                start, spent = time.monotonic(), processor_seconds(server.pid)
                tally = asyncio.run(crowd(users, kind, port, chosen.seconds))
                rate = len(tally.pictures) / (time.monotonic() - start)
                spent = (processor_seconds(server.pid) - spent) / max(1, len(tally.pictures))
                cells = [
                    *(users, kind, f"{rate:.1f}", f"{spent * 1000:.0f}"),
                    *(told(tally.pictures, share) for share in (0.5, 0.99)),
                    *(told(tally.judged, share) for share in (0.5, 0.99)),
                    ", ".join(f"{n} × {s}" for s, n in sorted(tally.statuses.items())),
                ]
                print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    main()
