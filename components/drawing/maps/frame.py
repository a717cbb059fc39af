"""The sentences that stand with every map, whatever it shows."""

from components.base.look import SOURCE_LANGUAGE
from components.base.settings import Settings
from components.words import boundaries
from components.words.text import language as viewers_language
from components.words.text import say
from model.messages import message


def map_notice(
    site: Settings, *, schematic: bool, openstreetmap: bool, language: str = "", tiles: bool = True
) -> str:  # fmt: skip
    """Map notice: nature of the map, approval number and credits. A viewer cannot switch it off.

    `schematic` is whether anything on the map may be a sketch: the notice then says what is and what is not.
    `language` is a code, the viewer's own where there is none; `tiles` is whether an online service may lie below.
    """
    parts: list[str] = [boundaries.map_nature(language)] if schematic else []
    if site.approval_number:
        parts.append(message("审图号：{number}。", number=site.approval_number))
    elif site.internal_use_notice:
        parts.append(message("示意图·未经审图·内部使用。"))
    if openstreetmap:
        parts.append(message("部分点位、线路 © OpenStreetMap 贡献者（ODbL）。"))
    if site.tianditu_token and tiles:
        parts.append(message("底图：天地图。"))
    sentences = (say(part, language).strip() for part in parts)
    return ("" if (language or viewers_language()) == SOURCE_LANGUAGE else " ").join(sentences)
