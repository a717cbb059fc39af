import streamlit as st

from components import viewport
from components.map_view import map_view
from components.maps.basemap import MapState
from components.maps.camera import AREA_BOX, fit
from components.maps.deck import touch_deck, view_state
from components.text import language
from geo.read import layers

view = viewport.current()
known = [l for l in layers() if l.default and l.id != "river_band"]
s = MapState(viewport.theme(), {l.id: 100 for l in known}, "", language(), view.size)
st.title("空间布局")
map_view(
    touch_deck(s.url(), known, view_state(fit(AREA_BOX, 1300, 800)), s.theme, s.size),
    key="m",
    height=view.fill(210),
    alt="x",
)
