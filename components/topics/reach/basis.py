"""What averages of minutes are taken over: people of the release, else land."""

from components.topics import residents
from components.topics.reach.scene import Scene
from components.words.text import tr


def people_words(scene: Scene) -> str:
    """Which people the averages are of; "" where they are of land."""
    return residents.used_words() if scene.kit.grid.part_people is not None else ""


def area() -> str:
    """Which area the averages are of, and whether of land or of people."""
    if people := residents.used_words():
        return tr("口径：全域（约798平方公里），按本版数据的人口{people}加权平均，没有人口的街道不计。", people=people)
    return tr("口径：全域（约798平方公里），按土地面积平均，不含水面。")
