"""Fixtures that every room's tests share: the rendered examples, and one folder for a run."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

from tests.support.browser import chromium
from tests.support.cache import forget_run_folder, run_folder
from tests.support.examples import BOTH, TAN_KHAI, rendered

__all__ = ["chromium", "example", "tan_khai"]

settings.register_profile("deep", max_examples=4_000)  # --hypothesis-profile=deep


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder before workers start, so that they share it."""
    run_folder()
    os.environ.setdefault("DOCGEN_DEBUG", "1")  # a command that breaks shows its traceback
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        config.add_cleanup(forget_run_folder)


def pytest_sessionstart() -> None:
    """A session in a process that has tested before (mutation's) begins with nothing remembered."""
    for name, module in list(sys.modules.items()):
        if name == "docgen" or name.startswith("docgen."):
            for value in list(vars(module).values()):
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()


@pytest.fixture
def tan_khai() -> bytes:
    """The seed plan as a .docx."""
    return rendered(TAN_KHAI)


@pytest.fixture(params=sorted(BOTH))
def example(request: pytest.FixtureRequest) -> bytes:
    """Each example plan as a .docx, in turn."""
    return rendered(BOTH[request.param])
