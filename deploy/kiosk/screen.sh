#!/bin/sh
# Waits for the server, then opens Chromium without anything of its own: no first run, no bars, no crash bubble, no
# gestures of its own, no translation, no saved password. The profile lives in memory and is new at every start.
URL="${KIOSK_URL:-http://127.0.0.1:8501/kiosk}"
until curl --silent --fail --max-time 3 --output /dev/null "${URL%/kiosk}/readyz"; do sleep 1; done
[ -n "$KIOSK_ROTATE" ] && command -v wlr-randr >/dev/null && wlr-randr --output "$(wlr-randr | sed -n '1s/ .*//p')" --transform "$KIOSK_ROTATE"
PROFILE="${XDG_RUNTIME_DIR:-/tmp}/kiosk-profile"
rm -rf "$PROFILE"
BROWSER="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
exec "$BROWSER" --kiosk --incognito --user-data-dir="$PROFILE" --ozone-platform=wayland \
  --no-first-run --no-default-browser-check --disable-session-crashed-bubble --disable-infobars --noerrdialogs \
  --disable-pinch --overscroll-history-navigation=0 --disable-features=Translate,TouchpadOverscrollHistoryNavigation \
  --disable-component-update --disable-background-networking --disable-sync --disable-save-password-bubble \
  --password-store=basic --deny-permission-prompts --enable-features=OverlayScrollbar --check-for-update-interval=31536000 \
  --touch-events=enabled --autoplay-policy=no-user-gesture-required "$URL"
