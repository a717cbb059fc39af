"""The map of the groups: a click on a group, a core or a placed project selects it in table and chart too."""

from components.base import cache
from components.topics.industry.facts import Facts
from components.topics.industry.map_picture import groups_picture, placed_projects
from components.topics.industry.state import State
from components.ui.facilities.touch import facility_layer
from components.ui.industry import controls
from components.ui.map_view import map_view, selected_id
from components.ui.session.look import page_look

MAP_KEY = "industry_map"
TARGETS = ("groups", "cores")
PLACED = "industry_projects"
"""Id of the touch layer of placed projects, beside that of the areas."""


def groups_map(facts: Facts, state: State, width: int, height: int) -> None:
    """Groups and cores, and the projects that pass the filters and have a place."""
    picture = groups_picture(facts, state, page_look())
    deck = picture.deck(width, height, [layer for layer in cache.layers() if layer.id in TARGETS])
    placed = tuple(project.facility for project in placed_projects(facts, state))
    if placed:
        deck.layers = [*deck.layers, facility_layer(placed) | {"id": PLACED}]
    map_view(deck, picture, key=MAP_KEY, size=(width, height), on_select=_clicked, turns=True)


def _clicked() -> None:
    ident = selected_id(MAP_KEY) or ""
    if ident.startswith(("group_", "core_")):
        controls.select_area(ident)
    else:
        controls.select(ident)
