"""What a caller asks of the reach model that cannot be done; the message is a sentence for people."""


class ReachError(ValueError):
    """A crossing, cell or network that the reach model does not know or cannot use."""


class AssumptionError(ValueError):
    """A speed or factor that cannot be taken. `ident`, `fault` and `value` say what; the message is for people."""

    def __init__(self, ident: str, fault: str, value: object, message: str) -> None:
        self.ident, self.fault, self.value = ident, fault, value
        super().__init__(message)
