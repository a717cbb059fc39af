"""The map of the layout: the chosen layers, one selected element, and where to look."""

from collections.abc import Mapping
from dataclasses import replace

from components.base.look import Look
from components.drawing.maps.basemap import map_of
from components.drawing.maps.picture import MapPicture, View
from components.drawing.maps.rings import Ring
from components.words.text import say
from model.messages import message


def layout_picture(
    opacity: Mapping[str, int],
    element: str,
    view: View,
    look: Look,
    *,
    margin: float = 0.02,
    title: str = "",
    at: tuple[float, float] | None = None,
) -> MapPicture:
    """Layers with their opacity in percent, under the name of the structure or another `title`; `at` is the viewer's
    own place."""
    return MapPicture(
        replace(map_of(look), show=dict(opacity), selected=element),
        view,
        title=title or say(message("起步区空间布局"), look.language),
        subtitle=say(message("一纵一横两核五组团"), look.language),
        alt=say(message("起步区空间布局示意图"), look.language),
        margin=margin,
        rings=_you_are_here(at, look.language) if at else (),
    )


def _you_are_here(at: tuple[float, float], language: str) -> tuple[Ring, ...]:
    words = say(message("您在这里"), language)
    return (Ring(*at, "user", words, words),)
