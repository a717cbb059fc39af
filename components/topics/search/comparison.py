"""How names and words are compared: without case, blanks and quotation marks."""

UNCOMPARED = str.maketrans("", "", " \t\u3000“”\"'《》「」")


def squeezed(text: str) -> str:
    """`text` as it is compared: lower case, without space and quotation marks."""
    return text.translate(UNCOMPARED).casefold()
