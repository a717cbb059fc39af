"""A handout that is made aside while its page goes on: how far it is, and a way to stop it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Event

from components.base.look import Look
from components.base.release import Roots, pinned, roots
from components.handout.deck import Deck, Origin
from components.handout.page_files import maker_of
from components.handout.slide import Slide
from components.handout.slides import deck_of
from data.stories import Story
from model.single_flight import single_flight

WORDS_SHARE, PICTURES_SHARE = 0.3, 0.6
"""Shares of the whole work that go by steps put into words and by pictures drawn; the rest is writing the file."""


class StoppedError(RuntimeError):
    """The handout is not wanted any more."""


@dataclass(eq=False)
class HandoutJob:
    """One file of one story: `ending` names its kind. `share` (0 to 1) and `step` say how far it is."""

    story: Story
    ending: str
    share: float = 0.0
    step: int = 0
    _stop: Event = field(default_factory=Event)
    _future: "Future[bytes] | None" = None

    def start(self, look: Look, origin: Origin) -> "HandoutJob":
        """Make it once the files before it are made."""
        self._future = _pool().submit(self._bytes_in, roots(), look, origin)
        return self

    def _bytes_in(self, release: Roots, look: Look, origin: Origin) -> bytes:
        """The file from the release that its page reads."""
        with pinned(release):
            return self.bytes_of(look, origin)

    def stop(self) -> None:
        """Give it up at the next step or picture."""
        self._stop.set()
        if self._future:
            self._future.cancel()

    @property
    def is_stopped(self) -> bool:
        """Whether it was given up."""
        return self._stop.is_set()

    @property
    def is_running(self) -> bool:
        """Whether there is still something to wait for."""
        return self._future is not None and not self._future.done() and not self.is_stopped

    def result(self) -> bytes:
        """The file. Raises what went wrong in making it, StoppedError where it was given up."""
        if self._future is None or self.is_stopped:
            raise StoppedError
        return self._future.result()

    def bytes_of(self, look: Look, origin: Origin) -> bytes:
        """The file, made here and now."""
        count = len(self.story.steps)

        def worded(step: int) -> None:
            self._advance(WORDS_SHARE * step / count, step)

        deck = deck_of(self.story, look, origin, worded)
        self.step = 0
        content = maker_of(self.ending)(self._counted(deck))
        self._advance(1.0, count)
        return content

    def _counted(self, deck: Deck) -> Deck:
        """The deck, whose pictures count as they are drawn."""
        amount = sum(bool(each and each.picture) for slide in deck.slides for each in (slide, slide.before))
        part, step = PICTURES_SHARE / max(amount, 1), 0
        slides: list[Slide] = []
        for slide in deck.slides:
            step += not slide.continues
            before = slide.before and self._watched(slide.before, part, step)
            slides.append(replace(self._watched(slide, part, step), before=before))
        return replace(deck, slides=tuple(slides))

    def _watched(self, slide: Slide, part: float, step: int) -> Slide:
        draw: Callable[[tuple[int, int]], str] | None = slide.picture
        if draw is None:
            return slide

        def drawn_and_counted(size: tuple[int, int]) -> str:
            svg = draw(size)
            self._advance(self.share + part, step)
            return svg

        return replace(slide, picture=drawn_and_counted)

    def _advance(self, share: float, step: int) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.share, self.step = min(share, 1.0), step


@single_flight(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    """Two viewers' files at most are drawn at once, whoever else is waiting."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="handout")
