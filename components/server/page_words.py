"""The words of the scripts that stand around every page, in every language: the browser chooses by the page's own."""

import json

from components.base.look import SOURCE_LANGUAGE, Look, using
from components.base.navigation import ENTRIES
from components.words.text import languages, tr

NAMES = {
    "Expand sidebar": "展开设置",
    "Collapse sidebar": "收起设置",
    "Sidebar": "设置",
    "App pages": "各页",
    "Navigate to home page": "回到总览",
    "Logo": "标志",
    "Fullscreen": "全屏",
    "Close fullscreen": "退出全屏",
    "Download as CSV": "下载 CSV",
    "Search": "搜索",
    "Show/hide columns": "显示或隐藏列",
    "Open": "打开列表",
    "Clear value": "清除",
    "Close": "关闭",
    "Help": "说明",
    "Zoom In": "放大",
    "Zoom Out": "缩小",
    "Map": "地图",
    "Toggle attribution": "地图来源",
    "Link to heading": "本段链接",
    "Scrollable table": "可滚动的表格",
    "Choose an option": "请选择",
    "Upload": "选择文件",
    "file upload": "文件",
}
"""What Streamlit and the map library call their own controls, and the Chinese for it; it is English everywhere else."""

BEGINNINGS = {
    "Fullscreen: ": "全屏：",
    "Close fullscreen: ": "退出全屏：",
    "Show data: ": "显示数据：",
    "Show chart: ": "显示图：",
    "Download as PNG: ": "下载 PNG：",
    "Copy Vega-Lite spec: ": "复制图的定义：",
    "Help for ": "说明：",
}
"""The same of names that go on with words of ours."""


def page_words() -> str:
    """The words as JSON that may stand inside a page."""
    spoken = {("zh-CN" if code == SOURCE_LANGUAGE else code): _words(code) for code in languages()}
    text = json.dumps({**spoken, "home": ENTRIES[0].url_path}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _words(code: str) -> dict[str, object]:
    with using(Look(code)):
        return {
            "names": list(NAMES.values() if code == SOURCE_LANGUAGE else NAMES),
            "beginnings": list(BEGINNINGS.values() if code == SOURCE_LANGUAGE else BEGINNINGS),
            "skip": tr("跳到正文"),
            "arrows": tr("↑ ↓ 选择页面部分，回车跳转"),
            "parts": tr("跳到页面的一部分"),
            "map": tr("地图"),
            "table": tr("表格"),
            "chart": tr("图："),
            "rest": tr("其余"),
            "limit": tr("至多 {n} MB"),
            "lost": tr("与服务器的连接已中断，正在自动重连。画面仍可阅读，恢复后自动继续。"),
            "closed": tr("与服务器的连接已断开，请刷新页面。"),
        }
