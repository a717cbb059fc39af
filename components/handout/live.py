"""A step on the screen of a room: what it says, and the size of map and charts; made ahead and remembered."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from components.base import cache, clock
from components.base.cache import Versions
from components.base.look import Look, using
from components.base.release import Roots, data_root, pinned, roots
from components.drawing.chart import Chart, svg_png
from components.drawing.maps.picture import MapPicture
from components.export.picture import Drawing
from components.handout.annotations import annotated
from components.handout.parts import fitted, parts_of, picture_of
from components.story.steps import StepContent, step_before, step_content
from components.topics.contract import Content
from data.stories import FOLDER, StoryStep
from model.scenario import Scenario
from model.single_flight import single_flight

GAP = 16
"""Px between graphics."""
WIDE, LOW, LOW_FOR_ROOMS = 3.0, 0.37, 0.45
"""Aspect from which a chart stands under the map, and its share of the height at most; more for one that has a form of
its own for a room."""
PIXELS = 1.5
"""Device pixels to the px of a picture with signs."""
MOST_LARGER, ROOM_PX = 2.2, 1420
"""How much larger than its own size a chart is drawn in a room of this width for graphics, px; more in a wider one."""
OFFICE = 1.5
"""Text size of slides on an office screen or a projector."""
Size = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """A chart and its size on the slide, px."""

    chart: Chart
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class LiveSlide:
    """What a slide says and shows: one map, one chart, or one over the other.

    `marked_png` is the first graphic with the signs that the step draws on it, as in every file; None without signs.
    """

    step: StepContent
    map: MapPicture | None = None
    map_size: Size = (0, 0)
    chart: Placed | None = None
    marked_png: bytes | None = None
    marked_size: Size = (0, 0)


@dataclass(frozen=True)
class Request:
    """A step as JSON, its number, the look, the room for graphics in px, and a scenario in place of the step's own;
    `is_before` for the scene that the step is compared with."""

    step: str
    number: int
    look: Look
    room: Size
    moved: Scenario | None = None
    is_before: bool = False


def live_slide(request: Request) -> LiveSlide:
    """The slide; remembered until the data, the stories or the day change."""
    return _slide_of(request, *_basis())


def ready_slide(request: Request) -> LiveSlide | None:
    """The slide where it has been made, else None."""
    return _slide_of.peek(request, *_basis())


def _basis() -> tuple[Versions, date]:
    root = data_root()
    versions = cache.folder_versions(root, ".csv", ".yaml") + cache.folder_versions(root / FOLDER, ".yaml")
    return versions, clock.today()


def prepare(request: Request) -> None:
    """Have the slide made in the background."""
    _pool().submit(_slide_in, roots(), request)


def _slide_in(release: Roots, request: Request) -> LiveSlide:
    """The slide from the release that its page reads."""
    with pinned(release):
        return live_slide(request)


@single_flight(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="next-slide")


@single_flight(maxsize=64)
def _slide_of(request: Request, versions: Versions, day: date) -> LiveSlide:
    step = StoryStep.model_validate_json(request.step)
    content = _content(step, request)
    if content.content is None:
        return LiveSlide(content)
    with using(request.look):
        slide = arranged(content, _for_room(content.content, step, request), request.room)
        is_own = request.moved is None and not request.is_before
        return _with_signs(slide, step, request) if is_own and content.annotations else slide


def _for_room(content: Content, step: StoryStep, request: Request) -> Content:
    """On a wall a chart alone is that of an office screen, enlarged: its frame scales it, and its own larger letters
    would have no room in it."""
    shrunk = OFFICE / request.look.size
    if shrunk >= 1 or any(isinstance(each, MapPicture) for each in content.maps):
        return content
    look = replace(request.look, size=OFFICE, width=round(request.look.width * shrunk))
    return _content(step, replace(request, look=look)).content or content


def _with_signs(slide: LiveSlide, step: StoryStep, request: Request) -> LiveSlide:
    """The slide with the picture that carries the step's signs, as large as the room lets it be.

    It is the picture of the files, whatever the text size of the talk: signs stand at places of that one.
    """
    look = Look(request.look.language, request.look.theme)
    content = step_content(step, request.number, look).content
    part = next(iter(parts_of(content)), None) if content else None
    if part is None:
        return slide
    svg = annotated(picture_of(part, look), step.annotations, look)(request.room)
    width, height = fitted(svg, request.room)
    scale = PIXELS * width / Drawing.of(svg).width
    return replace(slide, marked_png=svg_png(svg, scale), marked_size=(round(width), round(height)))


def _content(step: StoryStep, request: Request) -> StepContent:
    """The step itself, also in place of a scene before where there is none: then the scenario as it was."""
    if request.is_before and (before := step_before(step, request.number, request.look)):
        return before
    return step_content(step, request.number, request.look, request.moved)


def arranged(step: StepContent, content: Content, room: Size) -> LiveSlide:
    """The first map of `content`, over a wide chart where there is one, else the first chart, in `room` px."""
    width, height = room
    picture = next((each for each in content.maps if isinstance(each, MapPicture)), None)
    if picture is None:
        return LiveSlide(step, chart=_largest(content.charts[0].for_room(), room) if content.charts else None)
    for chart in content.charts:
        drawing = Drawing.of(chart.for_room().svg())
        low, most = round(width / drawing.aspect), LOW_FOR_ROOMS if chart.room_spec else LOW
        if drawing.aspect > WIDE and drawing.width <= width and low <= most * height:
            placed = Placed(_framed(chart.for_room()), width, low)
            return LiveSlide(step, picture, (width, height - low - GAP), placed)
    return LiveSlide(step, picture, room)


def _largest(chart: Chart, room: Size) -> Placed:
    """The chart in its own proportions, as large as the room lets it be."""
    drawing = Drawing.of(chart.svg())
    most = MOST_LARGER * max(1.0, room[0] / ROOM_PX)
    scale = min(room[0] / drawing.width, room[1] / drawing.height, most)
    return Placed(_framed(chart), round(drawing.width * scale), round(drawing.height * scale))


def _framed(chart: Chart) -> Chart:
    """The chart with its padding by sides, as Streamlit's own drawing needs it."""
    padding = chart.spec.get("padding")
    if not isinstance(padding, int | float):
        return chart
    sides = dict.fromkeys(("left", "right", "top", "bottom"), padding)
    return replace(chart, spec={**chart.spec, "padding": sides})
