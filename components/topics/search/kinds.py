"""The kinds of things that the search tells apart, in the order in which they are listed."""

from components.words.codes import ELEMENT_TYPES, THING_CATEGORIES

KIND_OF_TABLE = {
    "spatial_elements": "place", "crossings": "crossing", "facilities": "facility", "projects": "project",
}  # fmt: skip
PLACES = ("place", "crossing", "facility", "project")
KINDS = (
    {"question": "可直接回答的问题"}
    | {kind: ELEMENT_TYPES[kind] for kind in PLACES}
    | {"indicator": "指标", "goal": "目标", "task": "任务与举措"}
    | THING_CATEGORIES
    | {"heading": "文件标题", "clause": "文件短句"}
)
ICONS = {
    "question": ":material/help:",
    "place": ":material/map:", "crossing": ":material/conversion_path:", "facility": ":material/location_city:",
    "project": ":material/construction:", "indicator": ":material/monitoring:", "goal": ":material/flag:",
    "task": ":material/task_alt:", "heading": ":material/toc:", "clause": ":material/format_quote:",
}  # fmt: skip
THING_ICON = ":material/label:"
"""Icon of everything else that a document names."""
