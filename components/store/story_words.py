"""Answers of the store about stories, as one sentence for the viewer."""

from components.store.errors import ScenarioStoreError
from components.store.story_book import StoryEntry
from components.store.words import sentence
from components.words.text import tr


def story_sentence(error: ScenarioStoreError) -> str:
    """Why a story could not be kept or fetched; what concerns the store as a whole is said as it is for scenarios."""
    words = {
        "unknown": tr("找不到这份汇报或这一版，可能已被移走。"),
        "in_bin": tr("“{name}”已被移走，本次没有保存。请先取回它，或另存为新的。", name=error.name),
        "conflict": tr(
            "“{name}”已被他人保存为第 {n} 版，本次没有覆盖。您的草稿仍在：可另存为新的，或打开最新版对照。",
            name=error.name,
            n=error.version,
        ),
        "damaged_revision": tr(
            "“{name}”第 {n} 版的内容已损坏，没有打开。可在历史中取回其他版本。", name=error.name, n=error.version
        ),
    }
    return words.get(error.reason) or sentence(error)


def saved_story_sentence(entry: StoryEntry, before: int) -> str:
    """The answer to a save; `before` is the number of the version that it went on from, 0 for a new story."""
    if entry.version == before:
        return tr("没有变化，未另存一版。")
    if not entry.lasting:
        return tr("“{name}”第 {n} 版仅在内存，尚未写入磁盘，请及时导出汇报文件。", name=entry.name, n=entry.version)
    return tr("已保存：“{name}”第 {n} 版。", name=entry.name, n=entry.version)
