"""Files specific to 设施与生活圈: gap, circles and facilities as GeoJSON."""

from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.export.files import file_name, geojson_bytes
from components.export.kit import File
from components.topics.facilities import cover_words, features, words
from components.topics.facilities.cover import Cover, cover
from components.topics.facilities.facts import Facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import CIRCLES, State
from components.ui import share
from components.ui.whatif import state as session
from components.words.text import tr


def more(state: State) -> tuple[File, ...]:
    """The file of the circles while they are open."""
    if state.view != CIRCLES:
        return ()
    facts = facts_in(session.scenario())
    return (circles_file(facts, cover(facts, state), state),)


def circles_file(facts: Facts, answer: Cover, state: State) -> File:
    """Gap, circles and facilities, with method and credits."""
    notice = map_notice(read_settings(), schematic=True, openstreetmap=True)
    about = features.about(answer, cover_words.method(facts, answer, state), notice) | {"state": share.stamp()}
    name = file_name(tr(words.TITLE), cover_words.kind_name(answer), str(state.year), suffix="geojson")
    return File(
        tr("GeoJSON　缺口、步行圈与设施"), name, "geojson",
        lambda: geojson_bytes([features.gap_feature(answer), *features.site_features(answer)], about),
    )  # fmt: skip
