"""What the scripts of the kiosk need in the page itself: words in both languages, and the settings of the site."""

import json

from components.base.look import SOURCE_LANGUAGE, Look, using
from components.base.settings import Settings
from components.words.text import tr

LANGUAGES = (SOURCE_LANGUAGE, "en")


def kiosk_words(settings: Settings) -> str:
    """Words and settings as JSON that may stand inside a page."""
    values = {
        "locked": settings.kiosk,
        "language": settings.kiosk_language if settings.kiosk else SOURCE_LANGUAGE,
        "idle": settings.kiosk_idle_s,
        "countdown": settings.kiosk_countdown_s,
        "inches": settings.kiosk_screen_inches,
        "reach": settings.kiosk_reach,
        "voice": settings.kiosk_voice,
        "wall": bool(settings.kiosk_wall),
        "words": {code: _words(code) for code in LANGUAGES},
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _words(code: str) -> dict[str, str]:
    with using(Look(code)):
        return {
            "title": tr("济南新旧动能转换起步区"),
            "call": tr("点一下，玩两分钟"),
            "leaving": tr("还在吗？这里马上回到开头。"),
            "stay": tr("我还在"),
        }
