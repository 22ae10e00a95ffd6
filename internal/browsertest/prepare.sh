#!/bin/sh
# Installs the packages of the browser tests beside this script, if they are not
# there already. SKIP_BROWSER=1 does nothing.
set -eu
cd "$(dirname "$0")"
[ "${SKIP_BROWSER:-}" != 1 ] || exit 0
if ! command -v npm >/dev/null; then
	echo "prepare.sh: no npm on PATH: install Node 20 or later, or set SKIP_BROWSER=1" >&2
	exit 1
fi
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json
fi
