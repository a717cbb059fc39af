"""Answers do not say which software makes them."""

from typing import Any

import uvicorn


class WithoutServer:
    """In the place of `encoded_headers` of uvicorn's configuration: everything but `Server: uvicorn`.

    Streamlit makes the configuration itself and has no option for it.
    """

    def __get__(self, config: Any, _: type) -> list[tuple[bytes, bytes]]:
        return [pair for pair in vars(config)["encoded_headers"] if pair[0] != b"server"]

    def __set__(self, config: Any, headers: list[tuple[bytes, bytes]]) -> None:
        vars(config)["encoded_headers"] = headers


def silence_server_header() -> None:
    """Answers no longer say which software makes them."""
    uvicorn.Config.encoded_headers = WithoutServer()  # type: ignore[assignment]
