#!/bin/sh
# A library is included only by the file that speaks for it (doors.txt). Run from the root.
bad=0
while read -r header door; do
	case "$header" in ''|'#'*) continue ;; esac
	for file in $(grep -rl "#include <$header" observatoire indexer web 2>/dev/null); do
		echo "$file" | grep -qxE "$door" && continue
		echo "$file: <$header> belongs to $door"
		bad=1
	done
done <tests/lint/doors.txt
exit $bad
