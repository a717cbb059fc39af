"""Every view by the address of its page: a topic's folder holds `view.py` with `VIEW`, imported on first use."""

from importlib import import_module
from typing import Any

from components.base import navigation
from components.topics.contract import View


def view_of(page: str) -> View[Any] | None:
    """The view of the page at this address; None where there is no such page."""
    entry = next((entry for entry in navigation.offered() if entry.url_path == page and entry.topic), None)
    return import_module(f"components.topics.{entry.topic}.view").VIEW if entry else None
