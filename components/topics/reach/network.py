"""A road network that a viewer supplied, and the mark by which an address and a code name it.

The network itself stays in the viewer's session. Its mark travels: where the network is not at hand, the mark says
that the figures were made on another ground than the grid.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from model.cover.streets import Streets
from model.reach.solver import Reach

LONGEST_NAME = 60
"""Characters of a file's name that a mark keeps."""
MARK = re.compile(r"([0-9a-f]{8})\.(.+)")


class Network(Protocol):
    """Roads joined to the grid's cells, and those that are walked; `key` names their content and the grid, `name` is
    the file's."""

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def reach(self) -> Reach: ...

    @property
    def streets(self) -> Streets: ...


@dataclass(frozen=True)
class NetworkMark:
    """Name of a network's file, and eight characters that stand for its content."""

    digest: str
    name: str

    def text(self) -> str:
        """As an address writes it: `3f2a9c1b.roads.gpkg`."""
        return f"{self.digest}.{self.name}"


def mark_of(network: Network) -> NetworkMark:
    """The mark of a network: the same file gives the same mark in every session and on every machine."""
    content = network.key.partition("grid-")[0]
    name = "".join(c for c in network.name if c.isprintable())[:LONGEST_NAME].strip()
    return NetworkMark(sha256(content.encode()).hexdigest()[:8], name or "—")


def mark_from(text: str) -> NetworkMark | None:
    """The mark that an address writes as `text`; None where it cannot be meant."""
    match = MARK.fullmatch(text)
    if match is None or not match[2].isprintable() or len(match[2]) > LONGEST_NAME or match[2] != match[2].strip():
        return None
    return NetworkMark(match[1], match[2])
