"""Executors of other machines, by a URL: the cluster is someone else's, docgen only uses it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from docgen.errors import InputError, Problem

__all__ = ["executor_on"]


@contextmanager
def executor_on(url: str, *, patience: float = 10.0) -> Iterator[Executor]:
    """The executor of a cluster: ``dask://host:port`` is a Dask scheduler.

    Its machines need the same docgen, and must reach the output. ``patience``: seconds to find it.
    """
    scheme, _, address = url.partition("://")
    if scheme != "dask" or not address:
        sentence = f"Chưa biết chạy trên “{url}”: ghi dạng dask://máy:cổng."
        raise InputError(Problem("batch/engine", sentence))
    try:
        from distributed import Client
    except ImportError:
        sentence = "Chưa cài phần chạy trên Dask: chạy pip install 'docgen-vn[dask]'."
        raise InputError(Problem("batch/engine", sentence)) from None
    connect: Any = Client  # untyped
    try:
        client = connect(f"tcp://{address}", timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        sentence = (
            f"Không kết nối được bộ điều phối Dask ở {address} ({type(error).__name__}): kiểm tra "
            "địa chỉ, và máy ấy đã chạy dask scheduler chưa."
        )
        raise InputError(Problem("batch/engine", sentence)) from None
    with client:
        yield client.get_executor()
