#!/bin/sh
# Puts in place what pip cannot: python3-venv, the system libraries Qt needs and, for the tests, a few judges.
# Called by make, never by the program. Prints the line before it runs it; ESCALOG_NO_APT=1 stops it.
#
#   packaging/linux/prepare.sh run|test PYTHON
set -u
purpose=${1:-run}
python=${2:-python3}
PATH=$PATH:/usr/sbin:/sbin

# What a real window and an off-screen one load, by the package that brings it on Debian and Ubuntu.
libraries='
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
'
# What the tests use as second opinions; a test skips with a visible reason where one is absent.
test_tools='
Xvfb xvfb
xauth xauth
pdfsig poppler-utils
qpdf qpdf
mutool mupdf-tools
openssl openssl
'

missing=''

# Python's own venv module comes in a package of its own on Debian and Ubuntu.
if [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing="$missing $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
fi

if command -v ldconfig >/dev/null 2>&1; then
    known=$(ldconfig -p)
    missing="$missing $(printf '%s' "$libraries" | while read -r library package; do
        [ -n "$library" ] || continue
        case $known in *"$library "*) ;; *) printf ' %s' "$package" ;; esac
    done)"
fi

if [ "$purpose" = test ]; then
    missing="$missing $(printf '%s' "$test_tools" | while read -r tool package; do
        [ -n "$tool" ] || continue
        command -v "$tool" >/dev/null 2>&1 || printf ' %s' "$package"
    done)"
fi

# shellcheck disable=SC2086
missing=$(echo $missing)
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

line="apt-get install -y --no-install-recommends $missing"
if [ "${ESCALOG_NO_APT:-}" = 1 ]; then
    echo "Not on this system: $missing"
    echo "ESCALOG_NO_APT=1 is set, so nothing is installed."
    exit 0
fi
if [ "$(id -u)" = 0 ]; then
    as_root=''
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n '
else
    echo "Not on this system: $missing"
    echo "Somebody with administrator rights can add it with: sudo $line"
    exit 0
fi

echo "${as_root}apt-get update"
# shellcheck disable=SC2086
${as_root}apt-get update -qq
echo "$as_root$line"
# shellcheck disable=SC2086
${as_root}env DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null ||
    echo "Not everything could be installed. Going on with what is here."
