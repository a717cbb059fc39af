"""Hash of the editors' key for `editor_key` in deploy/settings.toml: ``python3 tasks.py key``."""

from getpass import getpass

from components.base.pin import LEAST_KEY, MOST_KEY, hashed_key


def main() -> None:
    """Ask twice, print the line for the settings."""
    key = getpass(f"编辑密钥（{LEAST_KEY} 至 {MOST_KEY} 个字符） · Editors' key: ")
    if key != getpass("再输一次 · Again: "):
        raise SystemExit("两次不一样 · The two differ")
    try:
        print(f'editor_key = "{hashed_key(key)}"')
    except ValueError as error:
        raise SystemExit(f"{error}") from error


if __name__ == "__main__":
    main()
