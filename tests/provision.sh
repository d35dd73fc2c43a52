#!/bin/sh
# Puts what the tests need and Python packages can't bring onto the machine: Chromium and PostgreSQL from Debian's
# packages, axe-core from npm. Does nothing for what is there already.
set -eu
axe=$(dirname "$0")/console/axe
[ -f "$axe/node_modules/axe-core/axe.min.js" ] || npm ci --prefix "$axe" --ignore-scripts --no-audit --no-fund --silent
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
    echo "The tests need:$missing. Install them with your package manager, or run this as root." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
