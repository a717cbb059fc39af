"""Makes the table of initials by which names are found: `python -m tools.build_initials`.

One entry a letter: the hanzi of GB 2312 that have a reading beginning with it. A character with several readings
(行: háng, xíng) stands under each of their letters, so that a name is found however it is read.
"""

import json

from pypinyin import Style, pinyin

from components.topics.search.initials import TABLE
from tools.build_assets import gb2312_characters

HANZI = ("\u4e00", "\u9fff")


def initials() -> dict[str, str]:
    """Characters by the letter with which one of their readings begins."""
    letters: dict[str, list[str]] = {}
    for point in sorted(gb2312_characters()):
        sign = chr(point)
        if HANZI[0] <= sign <= HANZI[1]:
            for letter in sorted(set(pinyin(sign, style=Style.FIRST_LETTER, heteronym=True)[0])):
                letters.setdefault(letter, []).append(sign)
    return {letter: "".join(signs) for letter, signs in sorted(letters.items()) if "a" <= letter <= "z"}


def rendered() -> str:
    """The text of the file."""
    return json.dumps(initials(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TABLE.write_text(rendered(), encoding="utf-8", newline="\n")
