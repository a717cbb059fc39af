"""Years in titles and texts that move with the base year.

Marks in a text: `‹base›`, `‹base+1›`, `‹base+2›` stand for the base year and the two after it; `‹2023|…›` holds words
that are true of that base year only.
"""

import re

MARK = re.compile(r"‹base(?:\+(\d))?›")
ONLY = re.compile(r"‹(\d{4})\|([^›]*)›")


def worded(text: str, base_year: int) -> str:
    """The text as it reads for a base year."""
    fitting = ONLY.sub(lambda only: only[2] if int(only[1]) == base_year else "", text)
    return MARK.sub(lambda mark: str(base_year + int(mark[1] or 0)), fitting)
