#!/bin/sh
# Puts what the tests need and Python packages can't bring onto the machine: Chromium, PostgreSQL and desktops (an X
# server, a Wayland compositor, programs that copy and paste) from Debian's packages,
# axe-core from npm. Does nothing for what is there already.
set -eu
axe=$(dirname "$0")/console/axe
[ -f "$axe/node_modules/axe-core/axe.min.js" ] || npm ci --prefix "$axe" --ignore-scripts --no-audit --no-fund --silent
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
for pair in Xvfb:xvfb openbox:openbox xterm:xterm xclip:xclip xsel:xsel sway:sway foot:foot wl-copy:wl-clipboard \
    dbus-daemon:dbus dunst:dunst notify-send:libnotify-bin gdbus:libglib2.0-bin; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
    echo "The tests need:$missing. Install them with your package manager, or run this as root." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
