"""What "refused" and "kept" mean, for every hostile test alike."""

from __future__ import annotations

import re

from tests.hostile.runner import SECONDS, Verdict

__all__ = ["CANARY", "answered", "refused", "vietnamese"]

CANARY = "CANARY-4f1b"  # what lies in a file that nobody may read

_DIACRITICS = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u00c0-\u00ff\u1ea0-\u1ef9]")


def vietnamese(sentence: str) -> bool:
    """Whether a person is told in Vietnamese."""
    return bool(_DIACRITICS.search(sentence))


def refused(verdict: Verdict) -> None:
    """A named error with its place and a Vietnamese sentence, in time; nothing was written."""
    assert verdict.outcome == "refused", verdict
    assert verdict.seconds < SECONDS, verdict
    assert not verdict.left, verdict
    assert vietnamese(verdict.message), verdict
    assert "Traceback" not in verdict.told, verdict
    assert CANARY not in verdict.told, verdict
    for problem in verdict.problems:
        assert re.fullmatch(r"[a-z-]+/[a-z0-9-]+", problem["code"]), verdict


def answered(verdict: Verdict, *, seconds: float = SECONDS) -> None:
    """An answer or a refusal in time, never a crash."""
    assert verdict.outcome in {"answered", "refused"}, verdict
    assert verdict.seconds < seconds, verdict
