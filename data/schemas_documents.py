"""Contracts of what the two documents say beyond figures and places: headings, tasks, measures, names, clauses, and
the verbs by which states are read."""

import pandera.pandas as pa

from data.columns import SCOPES, choice, identifier, table, text, truth, whole_number
from data.schemas_places import PLACE_STATUSES, evidence, ids, prefixed, schema, year

MEASURE_CATEGORIES = ["requirement", "planning", "measure", "task"]
"""Requirements of part 二 of the opinion, planning work of 四, measures of 五 to 九, tasks of the plan's 二/（二）."""
THING_CATEGORIES = [
    *["document", "organisation", "mechanism", "code", "strategic_industry", "future_industry", "industry"],
    *["service_industry", "zone", "programme", "strategy"],
]
STATEMENT_CATEGORIES = ["action", "result", "target", "goal", "problem", "requirement", "context"]
"""`context` states no figure, name, goal or task: it stands here so that a reader sees that nothing was left out."""

OUTLINE = schema(
    {
        "heading_id": prefixed("h", unique=True),
        "source_id": text(required=True),
        "locator": text(required=True),
        "level": whole_number(pa.Check.in_range(1, 4), required=True),
        "title": text(required=True),
        "title_en": text(required=True),
        "scope": choice(SCOPES),
        **{name: column for name, column in evidence().items() if name not in ("source_id", "locator")},
    }
)

MEASURES = schema(
    {
        "measure_id": prefixed("m", unique=True),
        "category": choice(MEASURE_CATEGORIES),
        "title": text(required=True),
        "title_en": text(required=True),
        "indicator_ids": ids(),
        "element_ids": ids(),
        "year": year(),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

NAMED_THINGS = schema(
    {
        "thing_id": prefixed("n", unique=True),
        "category": choice(THING_CATEGORIES),
        "name": text(required=True, unique=True),
        "name_en": text(required=True),
        "other_names": text(),
        "element_ids": ids(),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

STATEMENTS = schema(
    {
        "statement_id": prefixed("s", unique=True),
        "category": choice(STATEMENT_CATEGORIES),
        "heading_id": identifier(),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

TASKS = schema(
    {
        "task_id": prefixed("task", unique=True),
        "chapter": text(required=True),
        "number": text(required=True),
        "title": text(required=True),
        "title_en": text(required=True),
        "actions": text(required=True),
        "measurable": truth(),
        "targets": text(),
        "indicator_ids": ids(),
        "element_ids": ids(),
        "year": year(required=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

TASK_UNITS = schema(
    {
        "task_id": identifier(unique=True),
        "unit": text(required=True),
        "unit_en": text(required=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

STATE_VERBS = table(
    {
        "verb": text(required=True),
        "basis": choice(["fact", "plan"]),
        "status": choice(PLACE_STATUSES),
        "stage": choice(["", "not_begun", "under_way", "standing", "to_make"]),
        "note": text(),
    },
    unique=["verb", "basis"],
)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "tasks": TASKS,
    "task_units": TASK_UNITS,
    "outline": OUTLINE,
    "measures": MEASURES,
    "named_things": NAMED_THINGS,
    "statements": STATEMENTS,
    "state_verbs": STATE_VERBS,
}
