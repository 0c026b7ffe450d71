"""``docgen serve``: three pages for people and an HTTP API for systems, in one process.

Nothing is kept: a request comes in, its answer goes out. No account, no cookie, no request to
anywhere. ``create_app`` gives an ASGI application that runs under any server.
"""

from __future__ import annotations

from docgen.web.app import create_app
from docgen.web.settings import Settings

__all__ = ["Settings", "create_app"]
