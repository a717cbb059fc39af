"""The page's sentence with the parts of the structure in the colours that they have on the map."""

from components.base.scales import Theme, colour
from components.words.text import tr

ROLES = {"一纵": "axis_red", "一横": "river_belt_text", "两核": "core"}
"""By the title of a kind of part. The groups have five colours and keep that of the text."""


def in_map_colours(sentence: str, theme: Theme) -> str:
    """`sentence` as Markdown, the first mention of each part in its colour."""
    for title, role in ROLES.items():
        word = tr(title)
        sentence = sentence.replace(word, f':color[{word}]{{foreground="{colour(role, theme)}"}}', 1)
    return sentence
