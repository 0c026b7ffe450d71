"""What only docxtpl can render: pictures and subdocuments made for one of its own templates."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docgen.package import open_package, write_package
from docgen.render.environment import environment
from docgen.render.finish import close_last_section
from docgen.render.properties import CORE_NAME, core_part

__all__ = ["render_by_docxtpl"]


def render_by_docxtpl(template: Any, context: Mapping[str, Any]) -> bytes:
    """Render by the ``DocxTemplate`` that the picture or subdocument was made with."""
    template.render(dict(context), jinja_env=environment(trusted=True, direct=False))
    target = BytesIO()
    template.save(target)
    package = open_package(target.getvalue())
    main = package.main_part
    package.parts[main] = close_last_section(package.parts[main])
    properties = context.get("properties")
    if isinstance(properties, Mapping) and CORE_NAME in package.parts:
        package.parts[CORE_NAME] = core_part(properties).encode()
    return write_package(package.parts)
