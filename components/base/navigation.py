"""The only list of pages. A new page is a script in `pages/<section>/` and one line here."""

from dataclasses import dataclass
from pathlib import Path

from components.base.settings import read_settings

TITLE = "起步区规划探索"
PAGES = Path(__file__).resolve().parents[2] / "pages"


GENERIC = "any/view.py"
"""The script that draws any view from its content."""


@dataclass(frozen=True)
class PageEntry:
    """One page: section and title in Chinese, script under `pages/` (`GENERIC` for a topic without widgets of its own),
    its address and icon, whether it has a map, and the folder of `components/topics/` that says what it has to say."""

    section: str
    title: str
    script: str
    url_path: str
    icon: str
    has_map: bool = False
    topic: str = ""


ENTRIES = (
    PageEntry(
        "规划", "总览", "explore/overview.py", "overview", ":material/dashboard:", has_map=True, topic="overview"
    ),
    PageEntry("规划", "空间布局", "explore/layout.py", "layout", ":material/map:", has_map=True, topic="layout"),
    PageEntry(
        "规划",
        "跨河通道",
        "explore/crossings.py",
        "crossings",
        ":material/conversion_path:",
        has_map=True,
        topic="crossings_and_reach",
    ),
    PageEntry(
        "规划",
        "设施与生活圈",
        "explore/facilities.py",
        "facilities",
        ":material/home_pin:",
        has_map=True,
        topic="facilities_and_needs",
    ),
    PageEntry(
        "规划", "产业组团", "explore/industry.py", "industry", ":material/factory:", has_map=True, topic="industry"
    ),
    PageEntry(
        "指标", "指标体系", "indicators/indicators.py", "indicators", ":material/monitoring:", topic="indicators"
    ),
    PageEntry("指标", "三步走", "indicators/roadmap.py", "roadmap", ":material/flag:", has_map=True, topic="roadmap"),
    PageEntry(
        "指标",
        "监测预警",
        "indicators/monitoring.py",
        "monitoring",
        ":material/notifications_active:",
        topic="assessment",
    ),
    PageEntry("指标", "任务台账", "indicators/ledger.py", "ledger", ":material/checklist:", topic="ledger"),
    PageEntry("推演", "目标推演", "whatif/targets.py", "targets", ":material/tune:", topic="whatif"),
    PageEntry("推演", "以水四定", "whatif/balance.py", "balance", ":material/water_drop:", topic="balance"),
    PageEntry("推演", "晚了会怎样", "whatif/slips.py", "slips", ":material/event_busy:", has_map=True, topic="slips"),
    PageEntry("推演", "方案比较", "whatif/compare.py", "compare", ":material/compare:", topic="compare"),
    PageEntry("讲述", "汇报", "story/stories.py", "stories", ":material/co_present:", topic="stories"),
    PageEntry("数据", "数据与出处", "data/sources.py", "sources", ":material/source:", topic="sources"),
    PageEntry("数据", "数据更新", "data/desk.py", "desk", ":material/database_upload:", topic="desk"),
)
DESK = "desk"
"""The page that a site can switch off."""


def offered() -> tuple[PageEntry, ...]:
    """The pages of the menu on this site. Raises SettingsRefusedError."""
    if read_settings().data_desk:
        return ENTRIES
    return tuple(entry for entry in ENTRIES if entry.url_path != DESK)


PRESENTER, KIOSK = "present", "kiosk"
UNLISTED = (
    PageEntry("讲述", "放映", "story/present.py", PRESENTER, ":material/present_to_all:", has_map=True),
    PageEntry("讲述", "展厅", "story/kiosk.py", KIOSK, ":material/touch_app:"),
)  # fmt: skip
"""Pages that no menu lists."""
