#!/bin/bash
# Run every test of the project on a fresh Debian 12 and end with one line of totals.
#
#   ./test.sh              everything
#   ./test.sh base http    only these suites (meson test --list names them)
#
# Two builds: gcc with AddressSanitizer and UBSan runs all the tests; clang must be as clean, and carries
# the fuzzers, each run for FUZZ_SECONDS (5) from its seeds. What is already built is kept.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/.ci/setup.sh"

build="$root/build-test"
build_clang="$root/build-clang"
tally="$root/tests/support/tally.py"
# Node knows its own authorities only; those this machine trusts (the proxy of an organisation) count too.
export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
export FUZZ_SECONDS=${FUZZ_SECONDS:-5}
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}

# One build: its folder, then its Meson options. A build that fails is a failed test, told with its log.
build_in() {
	local folder=$1
	shift
	(need_build_folder "$folder" "$@") || return 1
	say "Building ${folder##*/}"
	ninja -C "$folder" -k 0 >"$folder/build.log" 2>&1 && return 0
	show_build_errors "$folder/build.log"
	return 1
}

# Without them Meson would only skip the browser tests: to miss them is a failure, told as one.
browser_tools() {
	cmp -s "$root/tests/browser/package-lock.json" "$root/tests/browser/node_modules/.lock" && return 0
	say "Fetching the browser test tools (npm ci in tests/browser)"
	(cd "$root/tests/browser" && npm ci --ignore-scripts --loglevel=error --no-audit --no-fund >&2 &&
		cp package-lock.json node_modules/.lock)
}

need_packages build test

browser=fail gcc_built=fail clang_built=fail
browser_tools && browser=pass
rm -f "$build"/meson-logs/testlog.json "$build_clang"/meson-logs/testlog.json
CC=gcc CXX=g++ build_in "$build" -Db_sanitize=address,undefined && gcc_built=pass
CC=clang CXX=clang++ build_in "$build_clang" -Db_sanitize=address,undefined -Db_lundef=false -Dfuzz=enabled &&
	clang_built=pass

suites=()
for suite in "$@"; do
	suites+=(--suite "$suite")
done
if [[ $gcc_built == pass ]]; then
	say "Running the tests (log: build-test/meson-logs/testlog.txt)"
	meson test -C "$build" --no-rebuild --print-errorlogs "${suites[@]}" >&2
fi
if [[ $clang_built == pass ]] && (( $# == 0 )); then
	say "Running the fuzzers, $FUZZ_SECONDS s each (log: build-clang/meson-logs/testlog.txt)"
	meson test -C "$build_clang" --no-rebuild --print-errorlogs --suite fuzz >&2
fi

python3 "$tally" "browser tools=$browser" "gcc build=$gcc_built" "clang build=$clang_built" \
	"$build/meson-logs/testlog.json" "$build_clang/meson-logs/testlog.json"
