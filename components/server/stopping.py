"""What has to end before the server can: it waits for every answer under way, and some never end by themselves."""

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))


def on_stop(act: Callable[[], None]) -> None:
    """Do `act` in the running event loop as soon as the process is asked to end, then what was done so far.

    Nothing where the loop runs beside the main thread, which alone hears of signals.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        previous = signal.getsignal(number)

        def stop(received: int, frame: FrameType | None, previous: object = previous) -> None:
            loop.call_soon_threadsafe(act)
            if callable(previous):
                previous(received, frame)

        signal.signal(number, stop)
