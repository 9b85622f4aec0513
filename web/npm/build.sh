#!/bin/sh
# Put Pico CSS, as pinned by package-lock.json, at OUTPUT. FOLDER keeps what npm downloads.
# usage: build.sh SOURCE_FOLDER FOLDER OUTPUT
set -eu
source=$1 folder=$(pwd)/$2 output=$(pwd)/$3
css=node_modules/@picocss/pico/css/pico.min.css

# Node knows its own authorities only; those this machine trusts (the proxy of an organisation) count too.
export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"

mkdir -p "$folder"
cp "$source/package.json" "$source/package-lock.json" "$folder"
cd "$folder"
npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error >npm.log 2>&1 || {
	cat npm.log >&2
	echo "web/npm: npm ci failed; Pico CSS comes from the npm registry, is it within reach?" >&2
	exit 1
}
cp "$css" "$output"
