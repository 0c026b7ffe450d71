"""Rules that recur with every component, each said once: size, weight, slant, case, alignment."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.standard.model import Fix, Level, Rule, Subject

__all__ = ["indent", "look", "ruled_line"]

_WHERE = {
    "center": "canh giữa",
    "left": "canh trái",
    "justify": "canh đều hai lề",
}


def look(
    of: Subject,
    clause: str,
    *,
    size: tuple[float, float, float] | None = None,
    relative: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    case: str | None = None,
    align: str | tuple[str, ...] | None = None,
    levels: Mapping[str, Level] | None = None,
) -> tuple[Rule, ...]:
    """The rules of how a component looks; ``size`` is (low, high, pick) in points.

    >>> [rule.id for rule in look(Subject("a", "A"), "khoản 1 Mục I", size=(12, 13, 13), bold=True)]
    ['a/size', 'a/bold']
    """
    level = dict(levels or {})
    name = of.title
    begun = name[:1].upper() + name[1:]  # a demand is a sentence
    rules: list[Rule] = []

    def add(key: str, title: str, demand: str, fix: Fix = "safe", **values: object) -> None:
        rules.append(
            Rule(
                f"{of.key}/{key}",
                clause,
                title,
                demand,
                level=level.get(key, "error"),
                fix=fix,
                **values,  # type: ignore[arg-type]
            )
        )

    if size is not None:
        low, high, pick = size
        span = f"{low:g}" if low == high else f"{low:g} đến {high:g}"
        same = ", bằng cỡ chữ của lời văn" if relative else ""
        add(
            "size",
            f"Cỡ chữ của {name}",
            f"{begun} dùng cỡ chữ {span}{same}.",
            low=low,
            high=high,
            pick=pick,
            unit="pt",
            relative=relative,
        )
    if bold is not None:
        add(
            "bold",
            f"Nét đậm của {name}",
            f"{begun} {'in đậm' if bold else 'không in đậm'}.",
            pick=bold,
            allowed=(bold,),
        )
    if italic is not None:
        add(
            "italic",
            f"Kiểu chữ của {name}",
            f"{begun} dùng kiểu chữ {'nghiêng' if italic else 'đứng'}.",
            pick=italic,
            allowed=(italic,),
        )
    if case is not None:
        add(
            "case",
            f"Loại chữ của {name}",
            f"{begun} viết bằng chữ {'in hoa' if case == 'upper' else 'in thường'}.",
            "unsafe",
            pick=case,
            allowed=(case,),
        )
    if align is not None:
        ways = (align,) if isinstance(align, str) else align
        add(
            "align",
            f"Canh dòng của {name}",
            f"{begun} {' hoặc '.join(_WHERE[way] for way in ways)}.",
            pick=ways[0],
            allowed=ways,
        )
    return tuple(rules)


def indent(of: Subject, clause: str, level: Level = "error") -> Rule:
    """The first line begins 1 cm or 1,27 cm in; 1,27 cm is Word's own half inch."""
    return Rule(
        f"{of.key}/indent",
        clause,
        f"Lùi đầu dòng của {of.title}",
        f"{of.title[0].upper()}{of.title[1:]}: chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.",
        level=level,
        fix="safe",
        low=10.0,
        high=12.7,
        pick=12.7,
        unit="mm",
        allowed=(10.0, 12.7),
    )


def ruled_line(
    of: Subject, clause: str, length: str, *, low: float, high: float, pick: float
) -> tuple[Rule, ...]:
    """A solid line under a text, drawn, centred, as long as a share of the text."""
    return (
        Rule(
            f"{of.key}/line",
            clause,
            f"Đường kẻ dưới {of.title}",
            f"Dưới {of.title} có đường kẻ ngang, nét liền.",
            fix="safe",
        ),
        Rule(
            f"{of.key}/line-length",
            clause,
            f"Độ dài đường kẻ dưới {of.title}",
            f"Đường kẻ dưới {of.title} dài {length} dòng chữ, đặt cân đối so với dòng chữ.",
            level="warning",
            fix="safe",
            low=low,
            high=high,
            pick=pick,
            unit="ratio",
        ),
        Rule(
            f"{of.key}/line-drawn",
            clause,
            f"Cách vẽ đường kẻ dưới {of.title}",
            f"Đường kẻ dưới {of.title} là nét vẽ, không phải gạch chân hay dấu gạch dưới gõ tay.",
            level="note",
        ),
    )
