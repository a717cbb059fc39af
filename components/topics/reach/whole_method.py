"""The method of the minutes and its limits in full."""

from components.topics.reach.scene import Scene
from components.topics.reach.words import LEFT_OUT
from components.words.text import pick, tr


def left_out(scene: Scene) -> str:
    """The crossings that carry no trip in the model, each with the reason."""
    parts = [f"{scene.name_of(one.ident)}（{tr(LEFT_OUT[one.reason])}）" for one in scene.kit.left_out]
    return tr("；").join(parts)


def whole_method(scene: Scene) -> list[str]:
    """The method and its limits in full, a paragraph each."""
    zones = scene.kit.declared.grid.zones.reason
    return [
        tr(
            "起步区、老城北缘、两座车站和机场一带划成 250 米的格子，相邻格子可走 16 个方向；"
            "一段的时间是直线距离乘绕行系数，除以所在地的车速。黄河中心线两侧 300 米以内的格子不通行，"
            "只能从当年开通的通道过河；通道按资料所载长度"
            "和过河车速计时，没有长度的用图上长度。往返时间相同。"
        ),
        tr(
            "“前”是资料所载的当年状态：已通车的通道，加上报道的通车年份已到的通道。“后”加上方案的关闭、开通和推迟。“差”"
            "是后减前，1 分钟以内计为不变。各街道和全域的平均数按可达的陆地面积加权；没有公开的人口格网，未按人口加权。"
        ),
        pick(zones.zh, zones.en),
        tr("未能计入的通道：{left}。", left=left_out(scene)),
        tr(
            "没有真实路网、车道数、限速、红绿灯和拥堵，所以相邻两座桥可以互相替代而几乎不损失时间；"
            "现实中关一座会使另一座拥堵，这里的影响是下限。要更可靠的结果，请用“路网”导入带车速的道路。"
        ),
    ]  # fmt: skip
