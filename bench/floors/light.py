"""Floor: a fragment with a slider, a metric and a constant Vega-Lite specification."""

import pandas as pd
import streamlit as st

SPEC = {
    "mark": "line",
    "encoding": {"x": {"field": "year", "type": "ordinal"}, "y": {"field": "value", "type": "quantitative"}},
}


@st.fragment
def slide() -> None:
    growth = st.slider("growth", 0, 100, 10, key="growth")
    values = [100 * (1 + growth / 1000) ** n for n in range(15)]
    st.metric("2035", f"{values[-1]:.1f}")
    st.vega_lite_chart(pd.DataFrame({"year": range(2021, 2036), "value": values}), SPEC)


slide()
