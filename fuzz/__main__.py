"""``python -m fuzz TARGET SECONDS``: one target, until the time is over or a fault is found."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["docgen"]):
    import docgen.batch
    import docgen.check
    import docgen.check.components
    import docgen.check.rules
    import docgen.check.view
    import docgen.language.text
    import docgen.loading
    import docgen.reading.json_tree
    import docgen.reading.yaml_tree
    import docgen.render
    import docgen.rendering
    import docgen.vietnamese  # noqa: F401

from docgen.errors import DocgenError
from fuzz.seeds import ROOT, write_seeds
from fuzz.targets import TARGETS
from tests.support.damage import mutated_tree

# Those whose input is a byte that picks a part, then its XML.
OF_PARTS = {"check", "template_part", "xlsx_part"}


def mutate_part(data: bytes, most: int, seed: int) -> bytes:
    """A change of the tree more often than of the bytes, which mostly end as broken XML."""
    random = Random(seed)
    if random.random() < 0.8:
        try:
            mutated = data[:1] + mutated_tree(data[1:], random, random.randrange(1, 5))
        except (DocgenError, ValueError):
            pass
        else:
            if random.random() < 0.2:
                mutated = _otherwise(mutated, random)
            if len(mutated) <= most:
                return mutated
    return atheris.Mutate(data, most)  # type: ignore[no-any-return]


def _otherwise(data: bytes, random: Random) -> bytes:
    """The same said otherwise: a serializer writes but one of the ways that XML has."""
    tags = list(re.finditer(rb'<\w[^<>]*="[^"<>\']*"[^<>]*>', data))
    if not tags:
        return data
    tag = random.choice(tags)
    said = random.choice(
        (
            tag[0].replace(b'"', b"'"),
            tag[0].replace(b"=", b" = "),
            tag[0].replace(b" ", b"\n  "),
            b"<!-- a -->" + tag[0],
            tag[0].lower(),
        )
    )
    return data[: tag.start()] + said + data[tag.end() :]


def main(target: str, seconds: str) -> None:
    """Fuzz; libFuzzer ends the process and says how many inputs it ran."""
    kept = ROOT / ".cache" / "fuzz"
    corpus = kept / target
    write_seeds(target, corpus)
    words = Path(__file__).with_name("words.dict")
    atheris.Setup(
        [
            "fuzz",
            str(corpus),
            f"-max_total_time={seconds}",
            f"-artifact_prefix={kept}/{target}-",
            f"-dict={words}",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-max_len=65536",
            "-print_final_stats=1",
            "-verbosity=1",
        ],
        TARGETS[target],
        **({"custom_mutator": mutate_part} if target in OF_PARTS else {}),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:3])
