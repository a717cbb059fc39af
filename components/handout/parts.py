"""One graphic a slide: the maps and charts of a page apart, and its figures in lines that fit beside them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from components.base.look import Look
from components.base.scales import GRADE_MARK
from components.drawing.chart import Chart
from components.drawing.maps.basemap import MapState
from components.drawing.maps.composition import SLIDE
from components.drawing.maps.picture import MapPicture
from components.export.picture import Drawing, body_svg
from components.topics.contract import Content, Figure
from components.words.citation import GRADES, scope_label
from components.words.text import tr

COLONS = ("：", ": ")


def parts_of(content: Content) -> tuple[Content, ...]:
    """The page once for each of its maps and charts, maps first; charts in the form that they have for a room."""
    maps = (replace(content, maps=(each,), charts=(), figures=()) for each in content.maps)
    charts = (replace(content, maps=(), charts=(each,), figures=()) for each in map(Chart.for_room, content.charts))
    return (*maps, *charts)


def picture_of(part: Content, look: Look) -> Callable[[tuple[int, int]], str]:
    """What draws a part as SVG text: a map in the size in px that is asked for, a chart in its own."""
    return lambda size: part.charts[0].svg() if part.charts else body_svg(part, look, size)


def for_slide(part: Content, *, is_opening: bool = False) -> Content:
    """The part as a slide shows it, whose own words say what a map's title and notes say. The map behind the title
    says where in the city it lies, however small it is, and leaves its hills out: both cores need the room for their
    names, of which the words beside it speak."""
    setting = replace(SLIDE, inset_aside=is_opening)
    maps = tuple(
        replace(each, title="", subtitle="", notes=(), setting=setting, state=_without_hills(each, is_opening))
        if isinstance(each, MapPicture)
        else each
        for each in part.maps
    )
    return replace(part, maps=maps)


def _without_hills(picture: MapPicture, is_opening: bool) -> MapState:
    show = {layer: percent for layer, percent in picture.state.show.items() if layer != "hills"}
    return replace(picture.state, show=show) if is_opening else picture.state


def caption_of(part: Content) -> str:
    """What a map shows, which a slide says over it; a chart says it itself."""
    return next((each.title for each in part.maps if isinstance(each, MapPicture)), "")


def fitted(svg: str, room: tuple[float, float]) -> tuple[float, float]:
    """Width and height of the picture as large as `room` allows, in the units of `room`."""
    aspect = Drawing.of(svg).aspect
    width = min(room[0], room[1] * aspect)
    return width, width / aspect


def figure_lines(figures: Sequence[Figure]) -> list[str]:
    """The figures line by line; what all labels begin with, up to a colon, stands in the first line only."""
    shared = _shared_start([figure.label for figure in figures])
    return [figure_line(figure, figure.label[len(shared) if turn else 0 :]) for turn, figure in enumerate(figures)]


def _shared_start(labels: list[str]) -> str:
    if len(labels) < 2:
        return ""
    first, last = min(labels), max(labels)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    start = first[:same]
    return start[: max(start.rfind(colon) + len(colon) if colon in start else 0 for colon in COLONS)]


def figure_line(figure: Figure, label: str = "") -> str:
    """A figure in one line: its own or another label, value, scope and grade by its mark."""
    return tr("{value}（{basis}）", value=f"{label or figure.label}　{figure.value}", basis=" · ".join(_basis(figure)))


def label_line(figure: Figure) -> str:
    """What a figure is of, whose it is and how sure, for a place where its value stands large."""
    return " · ".join((figure.label, *_basis(figure)))


def _basis(figure: Figure) -> Iterable[str]:
    if figure.scope:
        yield scope_label(figure.scope)
    yield f"{GRADE_MARK.get(figure.grade, '')} {tr(GRADES.get(figure.grade, figure.grade))}".strip()
