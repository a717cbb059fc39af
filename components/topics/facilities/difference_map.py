"""The map of two covers: gained, lost, covered in both, in neither, with the facilities that come and go."""

from dataclasses import replace

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.maps.basemap import map_of
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.legend import Entry, Group, cell_shapes
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.topics.facilities import cover_words
from components.topics.facilities.cover_map import GAP, UNDER, cells_picture
from components.topics.facilities.difference import Difference
from components.topics.facilities.facts import Facility
from components.topics.facilities.map_picture import BOX, MARGIN, legend_groups, stage_marks
from components.topics.facilities.state import State
from components.words.format import number
from components.words.text import say
from model.cover.change import CHANGES, Change
from model.messages import Message, message

COLOURS: dict[Theme, tuple[str, ...]] = {
    "light": ("#0B5A66", "#B5522B", "#A9CDBB", GAP["light"]),
    "dark": ("#7DE0D6", "#F08A5D", "#2B6463", GAP["dark"]),
}
"""Gained, lost, both, neither: the first two differ in hue and in lightness from the others and from each other."""
WORDS: dict[Change, Message] = {
    "gained": message("新覆盖"),
    "lost": message("不再覆盖"),
    "both": message("都覆盖"),
    "neither": message("都不覆盖"),
}


def difference_picture(answer: Difference, year: int, letters: tuple[str, str], look: Look) -> MapPicture:
    """The cells by class under the facilities; `letters` name the first and the second scenario."""
    file = cells_picture(answer.classes, COLOURS[look.theme])
    state = State(year=year)
    staying = tuple(site for site in answer.after.sites if site not in answer.come)
    base = replace(map_of(look), show=UNDER, marks=stage_marks(staying, state), cells=Cells((file.payload.digest,), 0))
    name, minutes = cover_words.kind_name(answer.after), answer.after.minutes
    words = {"kind": name, "n": minutes, "first": letters[0], "second": letters[1], "year": year}
    return MapPicture(
        base,
        BOX,
        title=say(message("{second} − {first}：{kind}的 {n} 分钟步行圈差异（{year}年底）", **words), look.language),
        alt=say(message("{kind}步行圈差异示意图，各街道的数值见表", **words), look.language),
        legend=(classes_group(answer, look), *legend_groups(base, staying)),
        rings=(
            *_rings(answer.come, "selected", say(message("仅 {letter} 有的设施", letter=letters[1]), look.language)),
            *_rings(answer.left, "axis_red", say(message("仅 {letter} 有的设施", letter=letters[0]), look.language)),
        ),
        files=(file,),
        margin=MARGIN,
    )


def classes_group(answer: Difference, look: Look) -> Group:
    """The classes with their shares of the land; gained and lost only where there is any."""
    whole = sum(answer.weights.values()) or 1.0
    entries = [
        Entry(
            f"{say(WORDS[change], look.language)} {number(100 * answer.weights[change] / whole, 2)}%",
            cell_shapes(tint, look.theme),
        )
        for change, tint in zip(CHANGES, COLOURS[look.theme], strict=True)
        if answer.weights[change] or change in ("both", "neither")
    ]
    return Group(say(message("步行圈（占土地）"), look.language), tuple(entries))


def _rings(facilities: tuple[Facility, ...], role: str, label: str) -> tuple[Ring, ...]:
    """A ring around each place; the first explains them all."""
    places = [facility.place["geometry"]["coordinates"] for facility in facilities if facility.place]
    return tuple(Ring(float(lon), float(lat), role, "" if turn else label) for turn, (lon, lat) in enumerate(places))
