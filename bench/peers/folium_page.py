"""Plain Streamlit with streamlit-folium and Altair."""

import altair as alt
import folium  # type: ignore[import-not-found]
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-not-found]

from bench.peers import content

lever = st.slider("growth", content.LOW, content.HIGH, content.START, content.STEP)
values = content.path(lever)
st.subheader(content.headline(values))
frame = pd.DataFrame({"year": content.years(), "value": values})
chart = alt.Chart(frame).mark_line().encode(x="year:O", y=alt.Y("value:Q", scale=alt.Scale(domain=[0, 600])))
st.altair_chart(chart)
ground = folium.Map([36.8, 117.1], zoom_start=10, tiles=None)
for layer in content.layers().values():
    folium.GeoJson(layer).add_to(ground)
st_folium(ground, returned_objects=[], height=420)
