"""Exit code 0 when an address answers 200: `python tools/probe.py http://127.0.0.1:8501/readyz [SECONDS]`.

With SECONDS it asks again until then. For health checks and rolling updates; needs nothing but Python.
"""

import sys
import time
from urllib.error import URLError
from urllib.request import urlopen


def answers(address: str) -> bool:
    """Whether the address answers 200 within four seconds."""
    try:
        with urlopen(address, timeout=4) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main(address: str, seconds: str = "0") -> int:
    """0 once the address answers, 1 where it has not by then."""
    until = time.monotonic() + float(seconds)
    while not answers(address):
        if time.monotonic() >= until:
            return 1
        time.sleep(0.5)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
