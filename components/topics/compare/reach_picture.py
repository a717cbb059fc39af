"""The map of the minutes that differ, as a picture to take away."""

from dataclasses import replace

from components.base.look import current_look
from components.drawing.maps.picture import MapPicture
from components.topics.compare.picture import Comparison
from components.topics.compare.reach_pair import chosen, differ_in
from components.topics.compare.reach_words import headline
from components.topics.crossings.facts import load_facts
from components.topics.crossings.words import unmarked
from components.topics.reach import service
from components.topics.reach.between import Pair, between
from components.topics.reach.handout import handout
from components.ui.compare import address
from components.words.text import tr


def reach_picture(shown: Comparison) -> MapPicture | None:
    """What the map that is open shows and says; None where the two scenarios do not differ in the year."""
    known, look = load_facts(), address.look()
    two = chosen(known, shown.entries, look.pair, shown.year)
    if look.to not in {place.ident for place in service.kit(known.version).places}:
        return None
    if not differ_in(known, two, shown.year):
        return None
    scene = between(Pair(two.first.scenario, two.second.scenario, shown.year, look.to))
    if not scene.changed:
        return None
    picture = handout(scene, replace(current_look(), theme="light", size=1.0))
    said = tr("后者减前者：{second} 减 {first}", second=two.second.label, first=two.first.label)
    return replace(picture, title=unmarked(headline(scene, two)), notes=(said, *picture.notes[1:]))
