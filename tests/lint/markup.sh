#!/bin/sh
# HTML is written in templates; C writes none, but for the renderer of bodies and the marks of snippets.
# Templates hold no script nor style of their own (a comfort script is a file), and the spaces French wants. Run from the root.
bad=0

for file in $(git ls-files 'observatoire/*.c' 'observatoire/*.h' 'indexer/*.c' 'web/*.c' 'web/*.h' 'web/*.cc'); do
	case "$file" in
	observatoire/sheet/body*.c|observatoire/index/snippet*.c) continue ;;
	esac
	# Only what stands between quotes, on lines that are neither comment nor #include.
	if grep -nE '"[^"]*(</[a-z]|<[a-z][a-z0-9]*(>| [a-z-]+=))' "$file" /dev/null | grep -vE ':[0-9]+:[[:space:]]*(#include|\*|/\*|//)'; then
		echo "  HTML belongs to web/templates"
		bad=1
	fi
done

# Markers and comments of the template language away, then tags: what is left is read by people.
words_of() {
	sed -zE 's/\{\{[^}]*\}\}//g; s/<[^>]*>//g' "$1"
}

for file in web/templates/*.html; do
	# A script is a file of ours (link.c and asset.c say where), with nothing between its tags.
	if sed -E 's|<script src="\{\{[A-Z_]+\}\}" defer></script>||' "$file" | grep -nE '<(script|style)|[[:space:]](style|on[a-z]+)=' |
		sed "s|^|$file:|" | grep .; then
		echo "  the Content-Security-Policy refuses inline scripts and styles"
		bad=1
	fi
	if words_of "$file" | grep -nE "[[:alpha:]]'[[:alpha:]]|[^[:space:]] [;:?!»]|« |[[:alpha:]][?!]" | sed "s|^|$file: |" | grep .; then
		echo "  write ’ for an apostrophe, &nbsp; inside « » and before ; : ? !"
		bad=1
	fi
done
exit $bad
