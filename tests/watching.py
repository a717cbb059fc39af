"""What a page did behind the scenes, for browser tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

# On a deep link Streamlit's own page first looks for the server under the page's address.
BASE_PATH_PROBE = r"404 \(Not Found\) \(\S+/_stcore/(host-config|health)\)$"


@dataclass
class Watch:
    """What a page did behind the scenes; ``tolerated`` holds patterns of console errors a test expects."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    tolerated: list[str] = field(default_factory=lambda: [BASE_PATH_PROBE])

    def note_address(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.foreign.append(address)

    def csp_violations(self) -> list[str]:
        return list(self.page.evaluate("window.cspViolations || []"))

    def console_errors(self) -> list[str]:
        return [text for text in self.errors if not any(re.search(pattern, text) for pattern in self.tolerated)]

    def assert_quiet(self) -> None:
        """No foreign host was asked for, nothing was blocked by the content policy, nothing failed in the console."""
        assert self.foreign == []
        assert self.csp_violations() == []
        assert self.console_errors() == []
