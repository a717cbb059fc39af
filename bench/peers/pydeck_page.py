"""Plain Streamlit with pydeck and Altair, as tutorials have it."""

import altair as alt
import pandas as pd
import pydeck as pdk
import streamlit as st

from bench.peers import content

lever = st.slider("growth", content.LOW, content.HIGH, content.START, content.STEP)
values = content.path(lever)
st.subheader(content.headline(values))
frame = pd.DataFrame({"year": content.years(), "value": values})
chart = alt.Chart(frame).mark_line().encode(x="year:O", y=alt.Y("value:Q", scale=alt.Scale(domain=[0, 600])))
st.altair_chart(chart)
deck = pdk.Deck(
    layers=[pdk.Layer("GeoJsonLayer", layer, get_fill_color=[18, 112, 107, 80]) for layer in content.layers().values()],
    initial_view_state=pdk.ViewState(latitude=36.8, longitude=117.1, zoom=9),
    map_provider=None,
)
st.pydeck_chart(deck)
