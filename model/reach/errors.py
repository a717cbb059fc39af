"""Errors of the reach model; the message is a sentence for users."""


class ReachError(ValueError):
    """A crossing, cell or network that the reach model does not know or cannot use."""


class AssumptionError(ValueError):
    """An invalid speed or factor. `ident`, `fault` and `value` describe it; the message is for users."""

    def __init__(self, ident: str, fault: str, value: object, message: str) -> None:
        self.ident, self.fault, self.value = ident, fault, value
        super().__init__(message)
