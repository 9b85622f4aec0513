#!/bin/sh
# What .editorconfig says, checked: tabs in code, no trailing blank, a final newline. Run from the root.
bad=0
for file in $(git ls-files '*.c' '*.h' '*.cc' '*.build' '*.sh' '*.sql' '*.css' '*.js' '*.html'); do
	[ -f "$file" ] || continue
	if grep -nE '[[:space:]]+$' "$file" /dev/null; then bad=1; fi
	if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo "$file: no final newline"; bad=1; fi
done
for file in $(git ls-files '*.c' '*.h' '*.cc'); do
	[ -f "$file" ] || continue
	if grep -nE '^ +[^ *]' "$file" /dev/null; then echo "  indent with tabs"; bad=1; fi
	if awk -v f="$file" '{ line = $0; gsub(/\t/, "    ", line); if (length(line) > 110) { print f ":" FNR ": longer than 100 columns"; bad = 1 } } END { exit bad }' "$file"; then :; else bad=1; fi
done
exit $bad
