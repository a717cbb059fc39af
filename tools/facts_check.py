"""Rebuilds what is derived, then holds every file of facts to its contract: `python -m tools.facts_check`.

Prints one line a file in Chinese with the English beside, every fault as a sentence, and ends with 1 if there is one.
"""

import sys
from collections.abc import Iterator

from components.base.facts_checks import Check, checked, checks
from components.base.release import SHIPPED
from components.words.text import say
from data import build as data_build
from data.errors import Fault
from geo import build as geo_build
from geo.errors import LayerFault
from model.fault_words import unreadable
from model.messages import Message, message


def rebuild() -> Iterator[Check]:
    """Write the layers that are derived from `geo/inputs` and the description of the tables."""
    try:
        late = geo_build.outdated()
        geo_build.write()
        files = "、".join(late) or message("没有变化")
        yield Check("geo/layers/", message("已由 geo/inputs 重建，有变化的：{files}", files=files))
    except (OSError, ValueError, KeyError, TypeError) as error:  # the inputs are read as they are, without a contract
        what = message("重建图层没有成功，请核对 geo/inputs 里的底稿：{what}", what=unreadable(error))
        yield Check("geo/layers/", None, (LayerFault("inputs", None, what),))
    yield checked("data/datapackage.json", _describe)


def _describe() -> Message:
    current = data_build.is_current()
    data_build.main([])
    return message("已是最新") if current else message("已更新")


def main() -> int:
    """Rebuild, check, print; the exit code of the command."""
    faults: dict[Fault | LayerFault, None] = {}
    count = 0
    for check in (*rebuild(), *checks(SHIPPED.data, SHIPPED.geo)):
        count += 1
        mark = "ok  " if not check.faults else "FAIL"
        print(f"{mark} {check.name}  {_both(check.summary) if check.summary else ''}".rstrip(), flush=True)
        faults |= dict.fromkeys(check.faults)
    for fault in faults:
        print(_both(message("{place}：{what}。", place=fault.place, what=fault.what)))
    if faults:
        print(
            _both(message("已检查 {done} 项，发现 {n} 处问题（见上），请改正后再运行一次。", done=count, n=len(faults)))
        )
        return 1
    print(_both(message("已检查 {done} 项，全部符合约定。", done=count)))
    return 0


def _both(sentence: Message) -> str:
    zh, en = say(sentence, "zh"), say(sentence, "en")
    return zh if zh == en else f"{zh} · {en}"


if __name__ == "__main__":
    sys.exit(main())
