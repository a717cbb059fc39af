"""Every figure of a panel opens its formula, inputs, grades and a script that gives the same number."""

from dataclasses import replace

import streamlit as st

from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import title_of
from components.ui.whatif import view
from components.ui.whatif.formula_view import formula_panel
from components.words.text import tr

BEHIND: dict[str, tuple[str, ...]] = {
    "land": (
        *("carried_by_land", "built_land", "built_share", "reserve_share", "construction_land_share"),
        *("blue_green_share", "other_share", "land_margin", "farmland", "green_beyond_fields"),
        *("industrial_land", "industrial_land_weight"),
    ),
    "water": (
        *("water_required", "water_needed", "irrigation_water", "living_water", "industry_water", "ecology_water"),
        *("reclaimed_water", "industry_output", "water_per_industry_output", "water_margin", "carried_by_water"),
    ),
    "people": (
        *("population", "tenants", "resettled", "urban_population", "urbanisation_rate", "housing_needed"),
        *("population_room", "population_carried"),
    ),
    "services": (
        *("beds_to_add", "beds_needed", "physicians_to_add", "physicians_needed", "nursery_places_needed"),
        *("school_places_to_add", "school_places_needed", "primary_schools_to_add", "primary_schools_needed"),
        *("nursery_cover", "old_people", "care_beds_needed"),
    ),
}
"""Outcomes by panel, the one in its heading first."""


def show_formulas(facts: Facts, panel: str) -> None:
    """A dialog with the formulas behind a panel."""
    st.dialog(tr("算法与依据"), width="large", icon=":material/function:")(_content)(facts, panel)


def _content(facts: Facts, panel: str) -> None:
    titles = {name: title_of(name) for name in BEHIND[panel]}
    chosen = st.selectbox(tr("选择指标"), titles, format_func=lambda name: titles[name], key=f"balance_outcome_{panel}")
    formula_panel(facts, replace(view.current_state(), outcome=chosen))
