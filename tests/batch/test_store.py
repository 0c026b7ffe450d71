"""Documents in a real S3 server, and what happens when it is not there."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from docgen.batch import run
from docgen.batch.manifest import JSONL, TIMINGS
from tests.reference import ROOT
from tests.support.batches import SampleBlueprint, rows

pytest.importorskip("s3fs")
pytest.importorskip("moto.server")

pytestmark = pytest.mark.slow
COUNT = 24


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port


class Server:
    """A moto server in a process of its own."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.url}/moto-api/", timeout=1).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not start")

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.url)

    def store(self) -> Any:
        import s3fs

        return s3fs.S3FileSystem(
            endpoint_url=self.url,
            key="x",
            secret="x",
            skip_instance_cache=True,
            use_listings_cache=False,
        )

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def environment(url: str) -> dict[str, str]:
    known = {"FSSPEC_S3_ENDPOINT_URL": url, "FSSPEC_S3_KEY": "x", "FSSPEC_S3_SECRET": "x"}
    # one attempt each, for tests that wait until the store is given up
    patience = {"AWS_MAX_ATTEMPTS": "1", "AWS_RETRY_MODE": "standard"}
    return {**os.environ, **known, **patience, "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server(free_port())
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def bucket(server: Server, request: pytest.FixtureRequest) -> str:
    name = f"kho-{request.node.name}".replace("_", "-")[:60].strip("-")
    server.store().mkdir(name)
    return name


def start(url: str, environment: dict[str, str], **options: Any) -> subprocess.Popen[str]:
    given = {"count": COUNT, "into": url, "workers": 2, "check": "none", **options}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.batch_driver", json.dumps(given)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[list[list[Any]], str]:
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        out, err = process.stdout.read(), process.stderr.read()
    return [json.loads(line) for line in out.splitlines()], err


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the same rows give in a folder."""
    place = tmp_path_factory.mktemp("folder") / "out"
    blueprint: Any = SampleBlueprint()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "read_rows", lambda source, _blueprint: iter(source))
        list(run.batch(blueprint, rows(COUNT), place, workers=0, check="none"))
    return {path.name: path.read_bytes() for path in place.iterdir() if path.name != TIMINGS}


def contents(store: Any, place: str) -> dict[str, bytes]:
    found = {path: path.removeprefix(f"{place}/") for path in store.find(place)}
    return {name: store.cat_file(path) for path, name in found.items() if name != TIMINGS}


def test_documents_in_a_bucket_are_those_in_a_folder(
    server: Server, bucket: str, expected: dict[str, bytes]
) -> None:
    told, err = finish(start(f"s3://{bucket}/nam/2026", server.environment))
    assert (len(told), err) == (COUNT, "")
    assert contents(server.store(), f"{bucket}/nam/2026") == expected


def test_a_bucket_that_is_used_needs_a_word(server: Server, bucket: str) -> None:
    store = server.store()
    store.pipe_file(f"{bucket}/cu/a.txt", b"cu")
    for options in ({}, {"resume": True}):
        told, err = finish(start(f"s3://{bucket}/cu", server.environment, **options))
        assert told == []
        assert "--overwrite" in err
    assert store.find(bucket) == [f"{bucket}/cu/a.txt"]


def test_a_killed_run_is_resumed_in_the_bucket(
    server: Server, bucket: str, expected: dict[str, bytes]
) -> None:
    process = start(f"s3://{bucket}/kh", server.environment)
    assert process.stdout is not None
    for _ in range(12):
        process.stdout.readline()
    process.kill()
    finish(process)
    store = server.store()
    assert JSONL not in contents(store, f"{bucket}/kh")
    told, err = finish(start(f"s3://{bucket}/kh", server.environment, resume=True))
    assert (len(told), err) == (COUNT, "")
    assert all(kept for row, _, kept in told if row <= 12)
    assert contents(store, f"{bucket}/kh") == expected
    again, _ = finish(start(f"s3://{bucket}/kh", server.environment, resume=True))
    assert all(kept for _, _, kept in again)


def test_a_bucket_out_of_reach_is_told() -> None:
    began = time.monotonic()
    url = f"http://127.0.0.1:{free_port()}"
    told, err = finish(start("s3://kho/kh", environment(url)))
    assert told == []
    assert "kiểm tra mạng" in err
    assert "Traceback" not in err
    assert time.monotonic() - began < 30


def test_a_bucket_that_is_not_there_is_told(server: Server) -> None:
    _, err = finish(start("s3://khong-co-kho-nay/kh", server.environment))
    assert "tên kho" in err
    assert "Traceback" not in err


def test_a_server_that_dies_in_mid_run_leaves_a_run_to_be_resumed() -> None:
    port = free_port()
    server = Server(port)
    try:
        server.store().mkdir("kho")
        process = start("s3://kho/kh", server.environment)
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        server.stop()
        told, err = finish(process)
        assert len(told) < COUNT - 5
        assert "--resume" in err
        server = Server(port)  # its objects are gone with it
        store = server.store()
        store.mkdir("kho")
        told, err = finish(start("s3://kho/kh", server.environment, resume=True))
        assert (len(told), err) == (COUNT, "")
        assert len([path for path in store.find("kho") if path.endswith(".docx")]) == COUNT
    finally:
        server.stop()
