"""Hash of the operator's PIN for `kiosk_pin` in deploy/settings.toml: ``python3 -m tools.kiosk_pin``."""

from getpass import getpass

from components.base.pin import LEAST_DIGITS, MOST_DIGITS, hashed


def main() -> None:
    """Ask twice, print the line for the settings."""
    pin = getpass(f"PIN（{LEAST_DIGITS} 至 {MOST_DIGITS} 位数字 · digits）: ")
    if pin != getpass("再输一次 · Again: "):
        raise SystemExit("两次不一样 · The two differ")
    try:
        print(f'kiosk_pin = "{hashed(pin)}"')
    except ValueError as error:
        raise SystemExit(f"{error}") from error


if __name__ == "__main__":
    main()
