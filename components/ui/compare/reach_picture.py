"""The map of the minutes that differ, as a picture to take away."""

from dataclasses import replace

from components.drawing.maps.picture import MapPicture
from components.export.files import file_name
from components.export.kit import File
from components.topics.compare.picture import Comparison
from components.topics.compare.reach_pair import chosen, differ_in
from components.topics.compare.reach_words import headline
from components.topics.compare.view import VIEW
from components.topics.crossings.content import content
from components.topics.crossings.words import unmarked
from components.topics.reach import service
from components.topics.reach.between import Pair, between
from components.ui.map_files import map_files
from components.ui.reach.take_away import handout
from components.ui.session.address import state_of
from components.words.text import tr


def reach_picture(shown: Comparison) -> MapPicture | None:
    """What the map that is open shows and says; None where the two scenarios do not differ in the year."""
    known, look = content(), state_of(VIEW)
    two = chosen(known, shown.entries, look.pair, shown.year)
    if look.to not in {place.ident for place in service.kit(known.version).places}:
        return None
    if not differ_in(known, two, shown.year):
        return None
    scene = between(Pair(two.first.scenario, two.second.scenario, shown.year, look.to))
    if not scene.changed:
        return None
    picture = handout(scene)
    said = tr("后者减前者：{second} 减 {first}", second=two.second.label, first=two.first.label)
    return replace(picture, title=unmarked(headline(scene, two)), notes=(said, *picture.notes[1:]))


def reach_files(shown: Comparison) -> tuple[File, ...]:
    """The map as PNG and SVG, put into words now and drawn when asked for; none where the scenarios do not differ."""
    picture = reach_picture(shown)
    if picture is None:
        return ()
    name = tr("可达之差")
    return tuple(
        File(f"{kind}　{name}　{said}", file_name(name, suffix=kind.lower()), kind.lower(), make)
        for kind, make, _, said in map_files(picture, tr("地图，带方法与误差"))
    )
