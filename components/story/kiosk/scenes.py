"""The loop: one map, one sentence and one figure a scene; what cannot be told is left out."""

from components.base.look import Look, using
from components.drawing.maps.picture import MapPicture
from components.story.kiosk.crossing import bare
from components.story.kiosk.parts import Picture, Scene, declared
from components.story.steps import StepContent, step_content
from components.topics.contract import Figure
from data.errors import DataContractError
from data.stories import StoryStep


def scenes(look: Look) -> tuple[Scene, ...]:
    """Every scene that can be told; none where the file itself is broken."""
    try:
        steps = declared().loop
    except DataContractError:
        return ()
    whole = (_scene(step, number, look) for number, step in enumerate(steps, 1))
    return tuple(scene for scene in whole if scene)


def _scene(step: StoryStep, number: int, look: Look) -> Scene | None:
    content = step_content(step, number, look)
    picture = next(
        (each for each in (content.content.maps if content.content else ()) if isinstance(each, MapPicture)), None
    )
    if picture is None or not content.sentences:
        return None
    return Scene(content.heading, content.sentences[0], _figure(content), _map(picture, look))


def _figure(content: StepContent) -> Figure | None:
    """The figure that the sentence names, else the first of the page."""
    figures = content.figures or (content.content.figures if content.content else ())
    return figures[-1] if content.figures else next(iter(figures), None)


def _map(picture: MapPicture, look: Look) -> Picture:
    def draw(width: int, height: int) -> str:
        with using(look):
            return bare(picture).svg(width, height)

    return draw
