"""One code for the whole state: it opens from any page, and a damaged one costs nothing but a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.base.look import Look
from components.base.settings import Settings
from components.export.kit import workbook_of
from components.export.picture import Stamp
from components.export.screen_code import screen_of
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from components.ui import share
from components.ui.whatif import state as session
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, View, encode
from tests.pages.opening import open_page


def code_of(view: View, scenario: Scenario | None = None) -> str:
    facts = load_facts()
    lever = next(lever for lever in facts.baseline.levers if lever.role == "lever")
    moved = scenario or Scenario(levers=((lever.id, lever.high),))
    return encode(State(moved, view), facts.catalogue)


def query(app: AppTest) -> dict[str, str]:
    return {k: v[0] if isinstance(v, list) else v for k, v in app.query_params.items()}


def pages(app: AppTest) -> str:
    return app.session_state[share.SHOWN_PAGE]


def test_a_code_opens_the_page_it_was_made_on_from_any_other() -> None:
    view = View(page="targets", year=2030, settings=(("out", "disposable_income"), ("tool", "formula")))
    app = open_page("pages/explore/layout.py", s=code_of(view))
    assert pages(app) == "targets" and app.title[0].value == "目标推演"
    found = query(app)
    assert (found["year"], found["out"], found["tool"]) == ("2030", "disposable_income", "formula")
    assert app.session_state[session.HISTORY].present.levers


def test_layers_and_the_chosen_element_come_with_the_code() -> None:
    view = View(page="layout", layers=("groups:40", "startup_area"), settings=(("el", "group_cuizhai"),))
    app = open_page("pages/explore/overview.py", s=code_of(view))
    assert pages(app) == "layout"
    assert query(app)["layers"] == "groups:40,startup_area"
    assert app.subheader[0].value.startswith("崔寨")


def test_the_language_of_the_code_is_spoken_unless_the_address_names_one() -> None:
    code = code_of(View(page="targets", language="en"))
    assert open_page("pages/whatif/targets.py", s=code).session_state["lang"] == "en"
    assert open_page("pages/whatif/targets.py", s=code, lang="zh").session_state["lang"] == "zh"


def test_the_code_of_the_screen_leads_back_to_the_screen() -> None:
    long = "gdp,disposable_income,beds_to_add,population_room,water_margin"
    first = open_page(
        "pages/whatif/targets.py", s=code_of(View(page="targets")), year="2030", out="population", strip=long
    )
    first.button(key="shell_share").click().run()
    shown = [block.value for block in first.code if block.value.startswith("2~")]
    assert shown, "the dialog shows the code"
    again = query(open_page("pages/data/sources.py", s=shown[0]))
    before = query(first)
    assert {k: again[k] for k in ("year", "out", "s")} == {k: before[k] for k in ("year", "out", "s")}
    assert again.get("strip", long) == before.get("strip", long)


@pytest.mark.parametrize("script", ["pages/explore/layout.py", "pages/data/sources.py", "pages/whatif/targets.py"])
def test_a_damaged_code_is_one_sentence_on_every_page(script: str) -> None:
    app = open_page(script, s=code_of(View(page="targets"))[:-1] + "!")
    assert sum("方案码" in warning.value for warning in app.warning) == 1
    assert session.HISTORY not in app.session_state, "nothing was taken up"
    assert "s" not in app.query_params


def test_a_page_that_is_not_in_the_menu_leaves_the_viewer_where_they_are() -> None:
    app = open_page("pages/data/sources.py", s=code_of(View(page="no_such_page")))
    assert pages(app) == "sources" and app.session_state[session.HISTORY].present.levers


@given(
    st.dictionaries(
        st.sampled_from(["out", "strip", "aim", "group"]),
        st.text(st.characters(min_codepoint=33, max_codepoint=0x9FFF, categories=["L", "N", "P"]), min_size=1),
        min_size=1,
    )
)
def test_settings_of_any_length_survive_the_code(settings: dict[str, str]) -> None:
    assert share.settings_of(screen_of("targets", settings, "zh")) == settings


def test_a_code_brings_only_keys_of_its_own_page() -> None:
    strange = (("embed", "true"), ("lang", "en"), ("out", "gdp"), ("zzz", "1"))
    assert share.settings_of(View(page="targets", settings=strange)) == {"out": "gdp"}
    app = open_page("pages/whatif/targets.py", s=code_of(View(page="targets", settings=strange)))
    assert "embed" not in app.query_params and "zzz" not in app.query_params


@pytest.mark.parametrize("tail", ["。", "，", "）", ").", "\u200b"])
def test_what_sticks_to_a_code_in_an_address_does_no_harm(tail: str) -> None:
    app = open_page("pages/whatif/targets.py", s=code_of(View(page="targets")) + tail)
    assert app.session_state[session.HISTORY].present.levers and not app.warning


def test_links_for_others_need_an_address_that_others_can_open(monkeypatch: pytest.MonkeyPatch) -> None:
    assert share.address_of("1~abc") == "", "outside of a page nothing is known"
    sites = {"https://plan.example.org": "https://plan.example.org/?s=1~abc", "": ""}
    for address, link in sites.items():
        monkeypatch.setattr(share, "read_settings", lambda address=address: Settings(site_address=address))
        assert share.address_of("1~abc") == link


def test_a_workbook_says_how_to_come_back_to_the_screen() -> None:
    view = view_of("monitoring")
    assert view is not None
    content = view.content(view.parse({})[0], BASELINE, Look())
    for link, pictures in (("http://plan.example.org/?s=1~abc", ["xl/media/image1.png"]), ("", [])):
        packed = zipfile.ZipFile(io.BytesIO(workbook_of(content, Look(), Stamp("1~abc", link))))
        assert [name for name in packed.namelist() if name.startswith("xl/media/")] == pictures
        assert "1~abc" in packed.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("key", ["embed", "EMBED", "embed_options", "lang", "s", "size"])
@pytest.mark.parametrize("script", ["pages/explore/overview.py", "pages/explore/layout.py"])
def test_a_code_cannot_set_what_belongs_to_the_frame(script: str, key: str) -> None:
    app = open_page(script, s=code_of(View(settings=((key, "true"), ("x", "1")))))
    assert not app.exception
    assert key not in set(query(app)) - {"s"}
    assert share.settings_of(View(settings=((f"{key}.0", "tr"), (f"{key}.1", "ue")))) == {}
