"""What the first viewer after a start would wait two seconds for, read while the server already answers.

Only what pages would load anyway: the modules their scripts import, and the tables and layers in their caches. A fault
is left to the page that meets it and says so.
"""

import ast
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from components.base.navigation import ENTRIES, PAGES
from data.errors import DataContractError
from geo.errors import LayerContractError

OWN = ("components", "data", "geo", "model")
BREATH_S = 0.05
"""Between two steps, so that a viewer who is already there goes first."""


@asynccontextmanager
async def reading_ahead(_: Any) -> AsyncIterator[None]:
    """The server's lifespan: reading begins when it starts, beside it."""
    Thread(target=read_ahead, name="read-ahead", daemon=True).start()
    yield


def read_ahead() -> None:
    """Import what the pages import, in the order of the menu, then fill the caches."""
    import_module("components.ui.shell")
    for entry in ENTRIES:
        for module in imported_modules(PAGES / entry.script):
            if module not in sys.modules:
                sleep(BREATH_S)
                import_module(module)
    _fill_caches()


def imported_modules(script: Path) -> Iterator[str]:
    """Names of the project's modules that `script` imports, at its top or inside its functions."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in OWN:
            yield node.module
            inside = (f"{node.module}.{name.name}" for name in node.names)
            yield from (module for module in inside if _is_module(module))


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # the part before the dot is a module and no package
        return False


def _fill_caches() -> None:
    from components.base import cache
    from data.tables import SCHEMAS

    for name in SCHEMAS:
        sleep(BREATH_S)
        try:
            cache.table(name)
        except DataContractError:
            continue
    try:
        for layer in cache.layers():
            cache.features(layer.id)
    except LayerContractError:
        return
