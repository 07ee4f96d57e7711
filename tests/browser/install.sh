#!/bin/sh
# Sees to it that there is a Chromium for the browser tests: the one named by CHROMIUM, the system's, or one from apt.
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] && exit 0

if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
    if [ -z "$as_root" ] || sudo -n true 2>/dev/null; then
        echo "Installing Chromium for the browser tests (once) …"
        export DEBIAN_FRONTEND=noninteractive
        if { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium; } >/tmp/chromium-install.$$ 2>&1; then
            rm -f /tmp/chromium-install.$$
            exit 0
        fi
        tail -n 5 /tmp/chromium-install.$$ >&2
        rm -f /tmp/chromium-install.$$
    fi
fi

echo "The browser tests need Chromium, and it could not be installed. Install it ('sudo apt-get install chromium'," >&2
echo "or Google Chrome), or name one: CHROMIUM=/path/to/chromium make test" >&2
# In CI that is a failure, said at once; elsewhere the other tests are still worth running.
[ -z "${CI:-}" ]
