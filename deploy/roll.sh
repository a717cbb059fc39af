#!/bin/sh
# A rolling update with pages open: one process after the other, the next one only once this one says that it is ready.
# Pages of the process that is away go on with the other within seconds; what is saved is in the store.
set -eu
cd "$(dirname "$0")"
compose() { docker compose -f compose.yaml --env-file .env "$@"; }
compose build app1
for app in app1 app2; do
    compose up -d --no-deps "$app"
    compose exec -T "$app" python tools/probe.py http://127.0.0.1:8501/readyz 180
    echo "$app is ready"
done
