"""The site's secrets for deploy/settings.toml: ``python3 tasks.py key [editor|pin|wall]``.

Of the editors' key and the operator's PIN only the hash is printed; the key of a wall is made here.
"""

import argparse
from collections.abc import Callable
from getpass import getpass

from components.base.pin import LEAST_DIGITS, LEAST_KEY, MOST_DIGITS, MOST_KEY, hashed, hashed_key
from components.base.rooms import new_key

HASHES: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "editor": ("editor_key", f"编辑密钥（{LEAST_KEY} 至 {MOST_KEY} 个字符） · Editors' key: ", hashed_key),
    "pin": ("kiosk_pin", f"PIN（{LEAST_DIGITS} 至 {MOST_DIGITS} 位数字 · digits）: ", hashed),
}
"""By what is asked for: the setting, the question, and what makes the hash."""


def main(arguments: list[str] | None = None) -> None:
    """Print the line for the settings; a secret of one's own is asked for twice."""
    parser = argparse.ArgumentParser(prog="tasks.py key", description=__doc__)
    parser.add_argument("secret", nargs="?", default="editor", choices=(*HASHES, "wall"))
    secret = parser.parse_args(arguments).secret
    if secret == "wall":
        print(f'kiosk_wall = "{new_key()}"')
        return
    setting, question, hash_of = HASHES[secret]
    text = getpass(question)
    if text != getpass("再输一次 · Again: "):
        raise SystemExit("两次不一样 · The two differ")
    try:
        print(f'{setting} = "{hash_of(text)}"')
    except ValueError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
