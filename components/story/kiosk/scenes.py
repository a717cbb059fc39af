"""The loop: one map, one sentence and one figure a scene; what cannot be told is left out."""

from components.base.look import Look, using
from components.drawing.maps import sequence
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.sequence import Entrance
from components.story.kiosk.entrances import entrances, opened, plain
from components.story.kiosk.parts import Picture, Scene, Sheet, declared
from components.story.steps import StepContent, step_content
from components.topics.contract import Figure
from data.errors import DataContractError


def scenes(look: Look) -> tuple[Scene, ...]:
    """Every scene that can be told; none where the file itself is broken."""
    try:
        steps = declared().loop
    except DataContractError:
        return ()
    whole: list[Scene] = []
    before: MapPicture | None = None
    for number, step in enumerate(steps, 1):
        content = step_content(step, number, look)
        picture = _map(content)
        if picture and content.sentences:
            whole.append(_scene(content, picture, before, look))
            before = picture
    return tuple(whole)


def _map(content: StepContent) -> MapPicture | None:
    maps = content.content.maps if content.content else ()
    picture = next((each for each in maps if isinstance(each, MapPicture)), None)
    return plain(picture) if picture else None


def _scene(content: StepContent, picture: MapPicture, before: MapPicture | None, look: Look) -> Scene:
    coming = entrances(picture, before)
    sheets = (Sheet("", _ground(picture, coming, look)), *(Sheet(e.manner, _sheet(picture, e, look)) for e in coming))
    new = opened(picture, before)

    def spots(width: int, height: int) -> tuple[tuple[float, float], ...]:
        with using(look):
            return sequence.signs_at(picture, (width, height), new)

    return Scene(content.heading, content.sentences[0], _figure(content), _whole(picture, look), sheets, spots)


def _figure(content: StepContent) -> Figure | None:
    """The figure that the sentence names, else the first of the page."""
    figures = content.figures or (content.content.figures if content.content else ())
    return figures[-1] if content.figures else next(iter(figures), None)


def _whole(picture: MapPicture, look: Look) -> Picture:
    def draw(width: int, height: int) -> str:
        with using(look):
            return picture.svg(width, height)

    return draw


def _ground(picture: MapPicture, coming: tuple[Entrance, ...], look: Look) -> Picture:
    def draw(width: int, height: int) -> str:
        with using(look):
            return sequence.ground(picture, (width, height), coming)

    return draw


def _sheet(picture: MapPicture, entrance: Entrance, look: Look) -> Picture:
    def draw(width: int, height: int) -> str:
        with using(look):
            return sequence.sheet_of(picture, (width, height), entrance)

    return draw
