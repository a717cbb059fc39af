"""A step on the screen of a room: what it says, and the size of map and charts; made ahead and remembered."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from components.base import cache, clock
from components.base.cache import DATA, Versions
from components.base.look import Look, using
from components.drawing.chart import Chart
from components.drawing.maps.picture import MapPicture
from components.export.picture import Drawing
from components.story.steps import StepContent, step_before, step_content
from components.topics.contract import Content
from data.stories import FOLDER, StoryStep
from model.scenario import Scenario
from model.single_flight import single_flight

GAP = 16
"""Px between graphics."""
WIDE, LOW = 3.0, 0.37
"""Aspect from which a chart stands under the map, and its share of the height at most."""
AS_LARGE = 0.95
"""Share of its size that the first chart keeps where others stand below it."""
MOST_LARGER = 2.2
"""How much larger than its own size a chart is drawn."""
Size = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """A chart and its size on the slide, px."""

    chart: Chart
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class LiveSlide:
    """What a slide says and shows: at most one map, and charts below one another."""

    step: StepContent
    map: MapPicture | None = None
    map_size: Size = (0, 0)
    charts: tuple[Placed, ...] = ()


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
    return _made(request, *_basis())


def ready_slide(request: Request) -> LiveSlide | None:
    """The slide where it has been made, else None."""
    return _made.peek(request, *_basis())


def _basis() -> tuple[Versions, date]:
    versions = cache.folder_versions(DATA, ".csv", ".yaml") + cache.folder_versions(DATA / FOLDER, ".yaml")
    return versions, clock.today()


def prepare(request: Request) -> None:
    """Have the slide made in the background."""
    _pool().submit(live_slide, request)


@single_flight(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="next-slide")


@single_flight(maxsize=64)
def _made(request: Request, versions: Versions, day: date) -> LiveSlide:
    step = StoryStep.model_validate_json(request.step)
    content = _content(step, request)
    if content.content is None:
        return LiveSlide(content)
    with using(request.look):
        return arranged(content, content.content, request.room)


def _content(step: StoryStep, request: Request) -> StepContent:
    """The step itself, also in place of a scene before where there is none: then the scenario as it was."""
    if request.is_before and (before := step_before(step, request.number, request.look)):
        return before
    return step_content(step, request.number, request.look, request.moved)


def arranged(step: StepContent, content: Content, room: Size) -> LiveSlide:
    """The first map of `content` over a wide chart, or the charts alone, in `room` px."""
    charts = [(chart, Drawing.of(chart.svg())) for chart in content.charts]
    picture = next((drawn for drawn in content.maps if isinstance(drawn, MapPicture)), None)
    if picture is None:
        return LiveSlide(step, charts=_stacked(charts, room))
    width, height = room
    for chart, drawing in charts:
        low = round(width / drawing.aspect)
        if drawing.aspect > WIDE and drawing.width <= width and low <= LOW * height:
            return LiveSlide(step, picture, (width, height - low - GAP), (Placed(chart, width, low),))
    return LiveSlide(step, picture, room)


def _stacked(charts: list[tuple[Chart, Drawing]], room: Size) -> tuple[Placed, ...]:
    """The first chart as large as the room lets it be, and those below it that leave it so."""
    drawings = [drawing for _, drawing in charts]
    count = next((n for n in range(len(charts), 1, -1) if _scale(drawings[:n], room) >= AS_LARGE * _scale(drawings[:1], room)), 1)  # fmt: skip  # noqa: E501
    scale = min(_scale(drawings[:count], room), MOST_LARGER) if charts else 1.0
    return tuple(
        Placed(chart, round(drawing.width * scale), round(drawing.height * scale)) for chart, drawing in charts[:count]
    )


def _scale(drawings: list[Drawing], room: Size) -> float:
    """How much larger than their own size these are drawn, one below the other."""
    height = room[1] - GAP * (len(drawings) - 1)
    return min(room[0] / max(each.width for each in drawings), height / sum(each.height for each in drawings))
