#!/bin/sh
# Run one story in the browser. usage: run.sh NAME
cd "$(dirname "$0")" || exit 99
if [ ! -d node_modules ]; then
	echo "1..0 # SKIP the browser tools are not here: npm ci --ignore-scripts in tests/browser"
	exit 0
fi
exec node "$1.mjs"
