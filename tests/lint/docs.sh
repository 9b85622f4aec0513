#!/bin/sh
# What our documents say of the sources is there: limits, templates; and French has its apostrophe. Run from the root.
bad=0
sources=$(git ls-files 'observatoire/*' 'indexer/*' 'web/*' | grep -E '\.(c|h|cc)$')

tell() # WHAT
{
	echo "$1"
	bad=1
}

# Whether one of the files has this name. « _MAX » stands for one that ends so.
has_name() # FILES NAME
{
	case "$2" in
	_*) grep -qE "[A-Z]$2\b" $1 ;;
	*) grep -qw -e "$2" $1 ;;
	esac
}

# The third column of the limits: a file, then the names it has; a name without a file is anywhere.
cited=$(awk -F ' *[|] *' '/^\|/ && NF >= 5 { print "`--`" $4 }' docs/limits.md | grep -oE '`[^`]+`' | tr -d '`')
for token in $cited; do
	case "$token" in
	--) files=$sources ;;
	*.c | *.h | *.cc)
		files=$(echo "$sources" | grep -E "(^|/)$token\$")
		[ -n "$files" ] || { tell "docs/limits.md: $token is not there"; files=$sources; }
		;;
	*) has_name "$files" "$token" || tell "docs/limits.md: $token is not in $(echo $files | cut -c1-60)" ;;
	esac
done

# Each template has its row, each row its template and the views that fill it.
rows=$(grep -E '^\| `[a-z-]+\.(html|xml)`' docs/templates.md)
for template in web/templates/*; do
	echo "$rows" | grep -qF "\`${template##*/}\`" || tell "docs/templates.md: no row for ${template##*/}"
done
for name in $(echo "$rows" | grep -oE '`[^`]+`' | tr -d '`'); do
	[ -e "$name" ] || [ -e "web/templates/$name" ] || tell "docs/templates.md: $name is not there"
done

# What is code keeps the apostrophe of keyboards.
for guide in docs/api.md docs/exploitation.md docs/format-fiche.md docs/guide-*.md docs/synonymes.md docs/templates.md; do
	awk '/^ *```/ { code = !code; next } !code && !/^    / { gsub(/`[^`]*`/, ""); if (/[[:alpha:]]\047[[:alpha:]]/)
		print FILENAME ":" FNR ": a straight apostrophe"; }' "$guide" | grep . && bad=1
	grep -qF "'$guide'" meson.build || tell "$guide: not installed (meson.build)"
done
exit $bad
