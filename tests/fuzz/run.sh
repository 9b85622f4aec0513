#!/bin/sh
# Run one fuzzer for FUZZ_SECONDS (5) from its seeds, which stay as they are. It draws the same each time, so that what it
# finds comes of what was changed; FUZZ_SEED draws otherwise, 0 at random.
# usage: run.sh PROGRAM SEEDS…    a folder of seeds that is not there is no folder
program=$(realpath "$1")
shift
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/new" "$work/seeds"
for folder in "$@"; do
	[ -d "$folder" ] && find "$folder" -type f -size -64k -exec cp --backup=numbered {} "$work/seeds/" \;
done

cd "$work" || exit 99
"$program" -seed="${FUZZ_SEED:-1}" -max_total_time="${FUZZ_SECONDS:-5}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
	new seeds 2>log
status=$?
if [ $status -eq 0 ]; then
	grep -E '^(Done|stat::number_of_executed_units)' log
	exit 0
fi
tail -n 60 log
for found in crash-* timeout-* oom-* leak-*; do
	[ -f "$found" ] && echo "The input that breaks it, in base64 ($found):" && base64 "$found" | head -n 40
done
exit 1
