"""What the language refuses, before it is known where in a file the text stands."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AbsentError", "Fault", "RefusalError"]


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
