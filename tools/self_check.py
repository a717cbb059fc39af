"""`python3 tasks.py selfcheck`: what a server would find out about itself here, without starting one; 1 for a fault."""

import asyncio
import sys

from components.server.self_check import lines, look


def main() -> int:
    """Print every check."""
    checks = asyncio.run(look())
    print("\n".join(lines(checks, all_of_them=True)))
    return int(any(check.verdict == "fault" for check in checks))


if __name__ == "__main__":
    sys.exit(main())
