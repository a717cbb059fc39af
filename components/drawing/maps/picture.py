"""A map as a value: the live deck for a page, or SVG and PNG drawn from the same style without browser or server."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from components.base import cache
from components.base.settings import Settings, read_settings
from components.drawing.charts.label_places import Box
from components.drawing.maps import clearings, drawing, ground_scale, made_files, outline, rings, sign_files
from components.drawing.maps.badges import Badge
from components.drawing.maps.basemap import MapState, drawn_layers
from components.drawing.maps.camera import FOOT_PX, Camera, Sheet, fit
from components.drawing.maps.composition import PAGE, Setting
from components.drawing.maps.deck import CompactDeck, touch_deck, view_state
from components.drawing.maps.frame import map_notice
from components.drawing.maps.inset import inset_file, overlaps_area
from components.drawing.maps.legend import Entry, Group, layer_group, ring_shapes, unexplained
from components.drawing.maps.made_files import MapFile
from components.drawing.maps.outline import Outline
from components.drawing.maps.rings import Ring
from components.drawing.maps.typeset import width_px
from geo.contracts import Layer
from model.single_flight import single_flight

View = Camera | tuple[float, float, float, float]
"""A camera, or a box (west, south, east, north in degrees) that is to be seen whole."""


NOTICE_PX, NOTICE_LINE_PX, NOTICE_EDGE_PX = 12.0, 22.0, 30.0
"""Px at text size 1.0: size of the live map's notice, what its second line takes, and its edges of the width."""
FOLDED_PX = 640
"""Up to this width the live map folds its own notice into a button."""


class Plate(NamedTuple):
    """Addresses of pictures: the inset, and every sign of the legend with its words."""

    inset: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MapPicture:
    """A map's state, camera and texts; `outline` is what a person has drawn on it.

    `margin` is the free share at each side of a box. `legend` explains what the layers' own entries do not: marks and
    cells. `files` are the pictures of cells that the state names. `notes` stand under the map: method, sources, date.
    `badges` lie over everything in a picture, the live map has none. `is_plain` is for a hall's screen: the map fills
    its picture, and its names and `legend` have to say what is on it, as the layers' own entries are left out.
    Raises ValueError when a mark has no entry in the legend.
    """

    state: MapState
    view: View
    title: str = ""
    subtitle: str = ""
    alt: str = ""
    legend: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    rings: tuple[Ring, ...] = ()
    outline: Outline | None = None
    files: tuple[MapFile, ...] = ()
    badges: tuple[Badge, ...] = ()
    is_plain: bool = False
    margin: float = 0.02
    setting: Setting = PAGE
    site: Settings = field(default_factory=read_settings)

    def __post_init__(self) -> None:
        if not self.is_plain and (missing := unexplained(self.state, self.legend)):
            raise ValueError(f"signs without an entry in the legend: {' '.join(missing)}")

    def camera(self, width: float, height: float) -> Camera:
        """The camera for a map of this size."""
        if isinstance(self.view, Camera):
            return self.view
        return fit(self.view, width, height, self.margin, self._foot_px(width))

    def _foot_px(self, width: float) -> float:
        """Height of the live map's notice, which takes a second line on a map that is not wide and not a phone's."""
        words = width_px(self.notice, NOTICE_PX * self.state.size)
        return FOOT_PX + (NOTICE_LINE_PX * self.state.size if FOLDED_PX < width < words + NOTICE_EDGE_PX else 0)

    @cached_property
    def notice(self) -> str:
        """The map notice with credits: part of every picture."""
        visible = tuple(layer.id for layer in drawn_layers(self.state))
        return _notice(self.site, visible, self.state.language, cache.geo_versions())

    @property
    def groups(self) -> tuple[Group, ...]:
        """The whole legend."""
        around = tuple(Entry(ring.label, ring_shapes(ring.role, self.state.theme)) for ring in self.rings if ring.label)
        layers, own_line = layer_group(self.state), self.outline
        own = (Entry(own_line.label, outline.shapes(self.state.theme)),) if own_line else ()
        if self.is_plain:
            return (*self.legend, Group("", (*around, *own))) if around or own else self.legend
        return (*self.legend, Group(layers.title, (*around, *own, *layers.entries)))

    @property
    def lettered(self) -> tuple[Ring, ...]:
        """The rings, and the words of the outline."""
        return (*self.rings, *(self.outline.rings if self.outline else ()))

    def deck(self, width: float, height: float, targets: Iterable[Layer], nonce: int = 0) -> CompactDeck:
        """The live map for a slot of this size; `targets` answer to pointer and click."""
        self.prepare()
        camera = self.camera(width, height)
        scale = ground_scale.laid_out(camera, width, height, self.state.size, self._foot_px(width) - FOOT_PX)
        state = replace(self.state, scale=scale, clearings=clearings.around(self.lettered))
        deck = touch_deck(state, targets, view_state(camera, nonce))
        deck.layers = [*deck.layers, *self._over()]
        return deck

    def _over(self) -> list[dict[str, Any]]:
        """What stands over the live map: the outline, the rings, and the names of both."""
        look = (self.state.theme, self.state.size)
        own = [outline.layer(self.outline, *look)] if self.outline else []
        around = [rings.layer(self.rings, *look)] if self.rings else []
        names = [rings.name_layer(self.lettered, *look)] if any(ring.name for ring in self.lettered) else []
        return [*own, *around, *names]

    def prepare(self) -> None:
        """Put the files that the style names where style and server find them."""
        for file in self.files:
            made_files.put(file)

    def plate(self, width: float, height: float) -> Plate:
        """Legend and inset beside the live map of this size, for a page that writes the words itself."""
        theme, size = self.state.theme, self.state.size
        entries = [entry for group in self.groups for entry in group.entries]
        signs = sign_files.addresses((entry.shapes for entry in entries), size)
        where = inset_file(Sheet(self.camera(width, height), width, height), theme, size)
        labels = (entry.label for entry in entries)
        return Plate(made_files.put(where), tuple(zip(signs, labels, strict=True)))

    def is_clear(self, width: float, height: float, plate: Box) -> bool:
        """Whether a plate over the live map of this size, in px from its upper left corner, leaves the area open."""
        return not overlaps_area(Sheet(self.camera(width, height), width, height), plate)

    def svg(self, width: int, height: int, scale: float = 1.0) -> str:
        """The picture as SVG, `width` × `height` units and `scale` px to a unit."""
        return drawing.svg_of(self, width, height, scale)

    def png(self, width: int, height: int, ratio: float = 2.0) -> bytes:
        """The picture as PNG, `width` × `height` times `ratio` px."""
        return drawing.png_of(self, width, height, ratio)

    def as_json(self) -> dict[str, Any]:
        """The map as plain JSON values, for comparison and export."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "alt": self.alt,
            "style": self.state.url(),
            "view": asdict(self.view) if isinstance(self.view, Camera) else list(self.view),
            "margin": self.margin,
            "legend": [{"title": group.title, "entries": [e.label for e in group.entries]} for group in self.groups],
            "rings": [list(ring) for ring in self.rings],
            "outline": self.outline.as_json() if self.outline else None,
            "notes": list(self.notes),
            "notice": self.notice,
        }


@single_flight(maxsize=64)
def _notice(site: Settings, visible: tuple[str, ...], language: str, version: cache.Versions) -> str:
    """The notice of a map with these layers over the base map."""
    layers = (*(layer for layer in cache.layers() if layer.id in visible), *cache.base_layers())
    schematic = any(layer.schematic for layer in layers)
    return map_notice(site, schematic=schematic, openstreetmap=True, language=language, tiles=False)
