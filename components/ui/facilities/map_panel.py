"""The map of the facilities: a click selects the facility in table and card too."""

from components.topics.facilities.facts import Facts
from components.topics.facilities.filters import chosen
from components.topics.facilities.map_picture import facilities_picture
from components.topics.facilities.state import State
from components.ui.facilities import controls, touch
from components.ui.map_view import map_view, selected_id
from components.ui.session.look import page_look

MAP_KEY = "facilities_map"


def facilities_map(facts: Facts, state: State, width: int, height: int) -> None:
    """Every facility that passes the filters and has a place."""
    picture = facilities_picture(facts, state, page_look())
    deck = picture.deck(width, height, ())
    deck.layers = [touch.facility_layer(tuple(chosen(facts, state))), *deck.layers]
    map_view(deck, picture, key=MAP_KEY, size=(width, height), on_select=_clicked, turns=True)


def _clicked() -> None:
    controls.select(selected_id(MAP_KEY) or "")
