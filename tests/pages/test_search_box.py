"""The search of the frame and the index of documents, as a planner uses them."""

from tests.pages.opening import open_page, words_of

SOURCES = "pages/data/sources.py"


def links(app) -> dict[str, str]:
    """Every step to a page: its label and the pairs of its address."""
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_words_typed_into_the_box_show_what_is_found_with_the_way_to_it() -> None:
    app = open_page("pages/indicators/monitoring.py")
    app.text_input(key="search_words").set_value("月度台账").run()
    found = {label: query for label, query in links(app).items() if label.startswith("月度台账")}
    assert found and next(iter(found.values())) == "view=reference&card=h_opinion_9_2"
    assert "机制" in words_of(app)


def test_words_that_are_nowhere_are_answered_with_advice() -> None:
    app = open_page("pages/indicators/monitoring.py")
    app.text_input(key="search_words").set_value("没有这样的词").run()
    assert "未找到“没有这样的词”。请换用其他说法，或减少词数。" in words_of(app)


def test_the_index_lists_headings_and_opens_what_a_clause_states() -> None:
    app = open_page(SOURCES, tab="index", at="h_opinion_9_2")
    table = app.dataframe[0].value
    assert "建立环环相扣的责任落实机制" in {title.strip("　") for title in table["标题"]}
    assert "月度台账" in links(app)
    assert "“梳理细化年度目标任务，建立落实月度台账，逐项明确节点要求”" in words_of(app)


def test_a_clause_that_states_nothing_is_seen_as_such() -> None:
    app = open_page(SOURCES, tab="index", at="h_opinion_1_1")
    assert "这一条没有数、名称、目标或任务。" in words_of(app)


def test_a_citation_leads_back_to_its_clause() -> None:
    app = open_page(SOURCES, tab="tables", table="goals", row="1")
    back = links(app)["在文件索引中查看该条"]
    assert "tab=index" in back and "at=h_opinion_3" in back
