"""Floor: Streamlit's map over the plainest base map, with nothing of ours on it."""

import pydeck as pdk
import streamlit as st

VIEW = pdk.ViewState(longitude=117.05, latitude=36.83, zoom=9.8)
st.pydeck_chart(pdk.Deck(map_provider="maplibre", map_style="map/style.json", initial_view_state=VIEW), height=800)
