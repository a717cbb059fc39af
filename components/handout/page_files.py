"""The handouts of one page: slides, a document and one HTML file, each made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from components.base.look import Look, using
from components.export.files import file_name
from components.export.kit import File
from components.handout.deck import Deck, Origin
from components.handout.slide import Place
from components.handout.slides import deck_of_page
from components.topics.contract import Content, View
from components.words.text import tr
from model.scenario import Scenario

ENDINGS = ("pptx", "pdf", "html")
SCREEN_PX = 1000
"""Width in px of the page that a handout shows: narrow, so that letters are large on paper; the viewer's own screen
has no part in it."""


@dataclass(frozen=True)
class Page:
    """A view in one state and scenario."""

    view: View[Any]
    state: Any
    scenario: Scenario

    def content(self, look: Look) -> Content:
        """What the page says. Raises DataContractError and LayerContractError where its files are broken."""
        return self.view.content(self.state, self.scenario, look)

    def deck(self, look: Look, origin: Origin) -> Deck:
        """The page as a deck of one step, in the language and theme of `look`."""
        paper = Look(look.language, look.theme, 1.0, SCREEN_PX)
        place = Place(self.view.ident, self.view.query(self.state))
        return deck_of_page(self.content(paper), place, self.scenario, paper, origin)


def maker_of(ending: str) -> Callable[[Deck], bytes]:
    """What makes the bytes of a kind of handout; its libraries are loaded on first use."""
    maker: Callable[[Deck], bytes] = getattr(import_module(f"components.handout.{ending}_file"), f"{ending}_bytes")
    return maker


def page_files(page: Page, heading: str, look: Look, origin: Origin) -> tuple[File, ...]:
    """The handouts on offer, named after `heading`."""
    with using(look):
        labels = {
            "pptx": tr("PPTX　幻灯片，文字可再编辑"),
            "pdf": tr("PDF　A4 文稿，附出处"),
            "html": tr("HTML　单个网页，离线可打开"),
        }
    return tuple(
        File(
            labels[ending],
            file_name(heading, suffix=ending),
            ending,
            lambda ending=ending: maker_of(ending)(page.deck(look, origin)),  # type: ignore[misc]
        )
        for ending in ENDINGS
    )
