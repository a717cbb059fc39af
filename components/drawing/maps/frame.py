"""The sentences that stand under every map, whatever it shows."""

from components.base.settings import Settings
from components.words.text import tr


def map_notice(site: Settings, *, schematic: bool, openstreetmap: bool) -> str:
    """What the map is, under which approval, and who is to be credited. Cannot be switched off by a viewer."""
    parts = [tr("示意图，非法定边界，不作为划界依据。")] if schematic else []
    if site.approval_number:
        parts.append(tr("审图号：{number}。", number=site.approval_number))
    elif site.internal_use_notice:
        parts.append(tr("示意图·未经审图·内部使用。"))
    if openstreetmap:
        parts.append(tr("部分点位 © OpenStreetMap 贡献者（ODbL）。"))
    if site.tianditu_token:
        parts.append(tr("底图：天地图。"))
    return "".join(parts)
