#!/bin/sh
# Every script of ours is one its interpreter can read, and runs where it is told to. Run from the root.
bad=0
for file in $(git ls-files | grep -vE '\.(md|c|h|cc)$'); do
	[ -f "$file" ] || continue
	case "$file" in
	*.mjs) ! command -v node >/dev/null || node --check "$file" || bad=1 ;;
	web/static/*.js) ! command -v node >/dev/null || node --check --input-type=module - <"$file" || bad=1 ;;
	esac
	first=
	IFS= read -r first <"$file" || :
	case "$first" in
	'#!/bin/sh'*) sh -n "$file" || bad=1 ;;
	'#!/bin/bash'*) bash -n "$file" || bad=1 ;;
	'#!/usr/bin/env python3'*) python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())' "$file" || bad=1 ;;
	*) continue ;;
	esac
	[ -x "$file" ] || { echo "$file: not executable"; bad=1; }
done
if grep -rnE '/(home|root|tmp/w|work)/[a-z]' --include='*.[ch]' --include='*.cc' --include='*.build' --include='*.md' --include='*.py' \
	--include='*.mjs' --include='*.html' README.md docs indexer observatoire web tests 2>/dev/null | grep -v node_modules; then
	echo "  a path of one machine"
	bad=1
fi
exit $bad
