"""The `Look` of content: language, theme, text size and width, passed by the caller.

The `Look` is the only way by which language and theme reach a word or a colour. Builders of charts and maps take it (or
its theme) as an argument. Words are too many to carry it through every call, so `using(look)` binds it for the running
task, as `babel` and Django bind a locale; a binding never leaks into another thread or another viewer's run.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from components.base.scales import Theme

SOURCE_LANGUAGE = "zh"


@dataclass(frozen=True)
class Look:
    """Language code, theme, text size (1.0 office, 1.5 projector, 2.0 wall) and width of the page in CSS px."""

    language: str = SOURCE_LANGUAGE
    theme: Theme = "light"
    size: float = 1.0
    width: int = 1920


_bound: ContextVar[Look | None] = ContextVar("look", default=None)


def _no_page() -> Look:
    return Look()


_of_page: Callable[[], Look] = _no_page


def use_page_look(provider: Callable[[], Look]) -> None:
    """Tell how widgets of a page learn their viewer's look. The frame sets this once; without it it is the default."""
    global _of_page
    _of_page = provider


def current_look() -> Look:
    """The look bound by `using`; where none is bound, the look of the page that is being built."""
    return _bound.get() or _of_page()


@contextmanager
def using(look: Look) -> Iterator[Look]:
    """Have every word in this block, and in what it calls, come in the language of `look`."""
    token = _bound.set(look)
    try:
        yield look
    finally:
        _bound.reset(token)
