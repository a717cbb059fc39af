"""The what-if page in a process of its own: saves what is on screen, prints each answer, and waits to be killed.

`python library_saver.py`, the store by EXPLORER_SCENARIO_DATABASE.
"""

from __future__ import annotations

import os
import sys
import time

from tests.pages.targets_app import moved, opened, ran


def main() -> None:
    app = moved(opened(), 8.0)
    ran(app.button(key="whatif_library").click().run())
    app.text_input(key="library_name").set_value("试算")
    ran(app.button(key="library_create").click().run())
    os.write(1, (app.session_state["whatif_answer"] + "\n").encode())
    time.sleep(600)


if __name__ == "__main__":
    sys.exit(main())
