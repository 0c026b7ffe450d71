"""What the language refuses, before it is known where in a file the text stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["AbsentError", "Fault", "RefusalError", "UnknownError"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal: a stable code, a Vietnamese sentence, and the place inside the text.

    ``line`` counts from 1; ``position`` is the offset of the ``{{`` it speaks of, where known.
    """

    code: str
    message: str
    line: int = 1
    position: int | None = None


class RefusalError(Exception):
    """An expression cannot be parsed or evaluated; caught inside this package."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class AbsentError(RefusalError):
    """A value is not there: the one refusal that ``mac_dinh`` answers."""


class UnknownError(AbsentError):
    """A name that is not there. ``tell`` looks for the nearest one only if anybody asks: where
    ``mac_dinh`` answers, in every row of a batch, nobody does.
    """

    def __init__(self, tell: Callable[[], str]) -> None:
        Exception.__init__(self)
        self._tell = tell

    @property
    def fault(self) -> Fault:  # type: ignore[override]
        """The refusal with its hint."""
        return Fault("language/unknown-name", self._tell())
