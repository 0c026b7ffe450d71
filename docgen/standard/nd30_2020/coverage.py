from __future__ import annotations

from docgen.standard.model import Sentence

SENTENCES: tuple[Sentence, ...] = ()
