#!/bin/sh
# The page gives a sign of life every 15 s. Without one for a minute (a crashed tab, a browser's own error page), the
# screen starts again; a server that does not answer at all starts again first.
SITE="${KIOSK_SITE:-http://127.0.0.1:8501}"
if ! curl --silent --fail --max-time 10 --output /dev/null "$SITE/_stcore/health"; then
  systemctl restart explorer-server.service
  exit 0
fi
curl --silent --fail --max-time 10 --output /dev/null "$SITE/readyz" || exit 0
[ "$(curl --silent --max-time 10 --output /dev/null --write-out '%{http_code}' "$SITE/hall/health")" = 503 ] || exit 0
sleep 30
[ "$(curl --silent --max-time 10 --output /dev/null --write-out '%{http_code}' "$SITE/hall/health")" = 503 ] || exit 0
systemctl restart explorer-screen.service
