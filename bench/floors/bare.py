"""Floor: one slider and one Altair chart, as a tutorial would write it."""

import altair as alt
import pandas as pd
import streamlit as st

growth = st.slider("growth", 0, 100, 10, key="growth")
frame = pd.DataFrame({"year": range(2021, 2036), "value": [100 * (1 + growth / 1000) ** n for n in range(15)]})
st.altair_chart(alt.Chart(frame).mark_line().encode(x="year:O", y="value:Q"))
