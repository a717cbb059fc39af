"""The map of the minutes that differ, where two compared scenarios differ in what their crossings carry."""

from dataclasses import replace

from components.base.look import Look
from components.drawing.maps.picture import MapPicture
from components.topics.compare.picture import Comparison
from components.topics.compare.reach_pair import differ_in, selected_pair
from components.topics.compare.reach_words import headline
from components.topics.compare.state import State
from components.topics.crossings.facts import load_facts
from components.topics.crossings.words import unmarked
from components.topics.reach import service
from components.topics.reach.between import Pair, between
from components.topics.reach.handout import noted_picture
from components.words.text import tr


def reach_picture(comparison: Comparison, state: State, look: Look) -> MapPicture | None:
    """The second of the pair less the first; None where the two do not differ in the year."""
    facts = load_facts()
    two = selected_pair(facts, comparison.entries, state.pair, comparison.year)
    if state.to not in {place.ident for place in service.kit(facts.version).places}:
        return None
    if not differ_in(facts, two, comparison.year):
        return None
    scene = between(Pair(two.first.scenario, two.second.scenario, comparison.year, state.to), look.theme)
    if not scene.changed:
        return None
    picture = noted_picture(scene, look)
    pair = tr("后者减前者：{second} 减 {first}", second=two.second.label, first=two.first.label)
    return replace(picture, title=unmarked(headline(scene, two)), notes=(pair, *picture.notes[1:]))
