"""Contract of the census extract that checks the assumed number of people."""

import pandera.pandas as pa

from data.columns import identifier, text, whole_number

COUNTS = ("people", "urban", "rural", "households", "household_people")
AGES = ("age_0", "age_1_4", "age_5_9", "age_10_14", "age_60_over")
"""People by completed years of age; the last is everyone aged 60 and over."""
SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "census_2020": pa.DataFrameSchema(
        {
            "district_id": identifier(unique=True),
            "name": text(required=True),
            **{name: whole_number(required=True) for name in (*COUNTS, *AGES)},
            "source_id": text(required=True),
            "locator": text(required=True),
            "quote": text(),
            "note": text(),
        },
        strict=True,
    )
}
