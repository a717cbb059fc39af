"""Cache warming: loads what the first viewer would otherwise wait ten seconds for, while the server already answers.

Only what pages would load anyway: each page is run once, then the modules that its script imports inside its functions
are loaded, and the tables and layers that no page has asked for yet. A fault is left to the page that meets it and says
so. Until all is read, `/readyz` says no and a crowd waits at the door (`readiness`).
"""

import ast
import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from streamlit.runtime import Runtime

from components.base import readiness
from components.base.navigation import ENTRIES, KIOSK, PAGES, UNLISTED
from components.base.release import roots
from components.base.rooms import rooms
from components.base.settings import read_settings
from components.server import self_check
from components.server.first_pictures import ALBUM
from components.server.stopping import on_stop
from data.errors import DataContractError
from geo.errors import LayerContractError

LOOK_S = 5.0
"""Between two looks at the store for a release that somebody has taken elsewhere."""
OWN = ("components", "data", "geo", "model")


@asynccontextmanager
async def reading_ahead(app: Any) -> AsyncIterator[None]:
    """The server's lifespan: reading begins when it starts, beside it, and streams end when it is told to stop."""
    readiness.begin()
    on_stop(lambda: rooms().close())
    reading = asyncio.create_task(_read_ahead(app), name="read-ahead")
    yield
    reading.cancel()
    ALBUM.close()
    with suppress(asyncio.CancelledError):
        await reading


async def _read_ahead(app: Any) -> None:
    """Read, open the door, look at oneself, then make the first pictures that the disk does not hold."""
    has_pictures = read_settings().read_ahead and not read_settings().kiosk
    if has_pictures:
        await ALBUM.recall()
    await _read()
    self_check.publish(await self_check.look(app))
    if has_pictures:
        ALBUM.is_open = True
        await ALBUM.fill()
    if read_settings().read_ahead:
        await keep_warm(_read_release)


async def keep_warm(read: Callable[[], Awaitable[None]], every_s: float = LOOK_S) -> None:
    """Follow the store's release also while nobody visits, and `read` a new one before its first viewer has to."""
    from components.store import shared_store
    from components.store.release_pointer import follow

    last = roots().key
    while True:
        await asyncio.sleep(every_s)
        await asyncio.to_thread(lambda: follow(shared_store()))
        if roots().key != last:
            last = roots().key
            await read()


async def _read_release() -> None:
    await _visit_pages()
    if not read_settings().kiosk:
        await asyncio.to_thread(read_the_rest)
        await ALBUM.fill()


async def _read() -> None:
    try:
        if read_settings().read_ahead:
            await _visit_pages()
            if not read_settings().kiosk:
                await asyncio.to_thread(read_the_rest)
    finally:
        readiness.finish()


async def _visit_pages() -> None:
    from components.server.first_visit import visit

    if read_settings().kiosk:
        await visit(Runtime.instance(), KIOSK)
        return
    for entry in ENTRIES:
        await visit(Runtime.instance(), "" if entry is ENTRIES[0] else entry.url_path)


def read_the_rest() -> None:
    """Import what pages import only when something is pressed, then fill the caches of tables and layers.

    The store is opened, so that one that cannot be used is sought again from the start on.
    """
    import_module("components.store").shared_store()
    for entry in (*ENTRIES, *UNLISTED):
        for module in imported_modules(PAGES / entry.script):
            if module not in sys.modules:
                import_module(module)
    _fill_caches()
    _fill_search()


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


def _fill_search() -> None:
    """Make the entries of the search, which take more than a second, in the language of most viewers."""
    from components.base.look import SOURCE_LANGUAGE, Look, using
    from components.topics.search.index import entries

    with using(Look(SOURCE_LANGUAGE)), suppress(DataContractError, LayerContractError):
        entries()


def _fill_caches() -> None:
    from components.base import cache
    from data.tables import SCHEMAS

    for name in SCHEMAS:
        try:
            cache.table(name)
        except DataContractError:
            continue
    try:
        for layer in cache.layers():
            cache.features(layer.id)
    except LayerContractError:
        return
