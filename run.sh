#!/bin/bash
# Build the observatoire, take in its example sheets, and serve it. One command on a fresh Debian 12.
#
#   ./run.sh                          http://127.0.0.1:8080, data in ./data
#   PORT=9000 DATA=/srv/obs ./run.sh  elsewhere
#
# Nothing is asked. What is already installed, built or stored is kept: a second run takes seconds.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/.ci/setup.sh"

port=${PORT:-8080}
data=${DATA:-$root/data}
build="$root/build-release"
indexer="$build/indexer/observatoire-indexer"
web="$build/web/observatoire-web"

# The lines above, from the second one to the first that is not a comment.
show_help() {
	sed -n '2,/^[^#]/ { /^#/ { s/^# \{0,1\}//; p } }' "$root/run.sh"
}

check_port() {
	if ! [[ $port =~ ^[0-9]{1,5}$ ]] || (( 10#$port < 1 || 10#$port > 65535 )); then
		fail "PORT=$port is not a port number (1 to 65535)"
	fi
	if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
		fail "port $port is taken by another program; choose one: PORT=$((port + 1)) ./run.sh"
	fi
}

build_programs() {
	need_build_folder "$build" --buildtype=release -Dtests=disabled
	say "Building (log: build-release/build.log)"
	ninja -C "$build" >"$build/build.log" 2>&1 || {
		show_build_errors "$build/build.log"
		fail "the build failed; the whole log is in build-release/build.log"
	}
}

# The example sheets come in once: an operator who withdrew them must not see them return. The marker
# survives an interrupted first run, so that the next one finishes it (ingesting twice is harmless).
take_examples() {
	local marker="$data/.examples-unfinished" status=0
	if [[ -e $data/observatoire.db && ! -e $marker ]]; then
		say "Keeping the sheets of $data"
		return
	fi
	say "Taking the example sheets into $data"
	mkdir -p "$data" 2>/dev/null && touch "$marker" 2>/dev/null ||
		fail "DATA=$data cannot be made or written; choose another folder: DATA=/elsewhere ./run.sh"
	"$indexer" ingest --data "$data" "$root/fixtures/sheets" || status=$?
	(( status <= 1 )) || fail "the example sheets could not be taken in (status $status)"
	"$indexer" annuaire --data "$data" "$root/fixtures/annuaire/exemples.csv" >/dev/null ||
		fail "the names of their schools could not be taken in"
	for register in "$root"/fixtures/registres/*.csv; do
		"$indexer" registre importer "$(basename "$register" .csv)" "$register" --data "$data" >/dev/null ||
			fail "the example lines of $register could not be taken in"
	done
	rm -f "$marker"
}

case ${1-} in
	'') ;;
	-h | --help) show_help; exit 0 ;;
	*) fail "run.sh takes no « $1 »: PORT and DATA are given before it (./run.sh --help)" ;;
esac
check_port
need_packages build
build_programs
take_examples
say "Serving http://127.0.0.1:$port (Ctrl-C stops it)"
exec "$web" --data "$data" --listen "127.0.0.1:$port"
