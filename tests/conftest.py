"""Fixtures that every room's tests share: the rendered examples, and one folder for a run."""

from __future__ import annotations

import os

import pytest

from tests.support.cache import forget_run_folder, run_folder


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder before workers start, so that they share it."""
    run_folder()
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        config.add_cleanup(forget_run_folder)
