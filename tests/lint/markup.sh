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
	if grep -nE '<style|[[:space:]](style|on[a-z]+)=' "$file" /dev/null; then
		echo "  the Content-Security-Policy refuses inline styles and handlers"
		bad=1
	fi
	# A script is a static file of ours, named by a marker that only frame.c fills, and holds nothing.
	if grep -niE '</?script' "$file" /dev/null |
		grep -vE '^[^:]+:[0-9]+:[[:space:]]*<script src="\{\{SCRIPT_[A-Z]+\}\}" type="module"></script>$'; then
		echo "  a script comes from web/static: <script src=\"{{SCRIPT_NAME}}\" type=\"module\"></script>"
		bad=1
	fi
	if grep -nE '<p[^>]* role="status"' "$file" /dev/null; then
		echo "  Orca says « barre d’état » of such a paragraph, not what it says: <div role=\"status\"><p>…</p></div>"
		bad=1
	fi
	if grep -nE '[^e]\}\}</textarea>' "$file" /dev/null; then
		echo "  what people typed keeps its lines in a textarea: {{MARKER:pre_escape}}"
		bad=1
	fi
	if words_of "$file" | grep -nE "[[:alpha:]]'[[:alpha:]]|[^[:space:]] [;:?!»]|« |[[:alpha:]][?!]" | sed "s|^|$file: |" | grep .; then
		echo "  write ’ for an apostrophe, &nbsp; inside « » and before ; : ? !"
		bad=1
	fi
done

for marker in $(grep -ohE '\{\{SCRIPT_[A-Z]+' web/templates/*.html | tr -d '{' | sort -u); do
	name=$(sed -nE "s/^.*\{ \"$marker\", +\"([a-z]+\.js)\" \},$/\1/p" web/view/frame.c)
	if [ -z "$name" ] || [ ! -f "web/static/$name" ]; then
		echo "$marker: no file of web/static stands for it in web/view/frame.c"
		bad=1
	fi
	if grep -rn "\"$marker\"" web/view --include='*.c' | grep -v '^web/view/frame.c:'; then
		echo "  only frame.c says where a script is"
		bad=1
	fi
done
if grep -nE 'https?://|[^.]\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write' web/static/*.js; then
	echo "  a script of ours loads nothing from elsewhere and makes no markup out of text"
	bad=1
fi
exit $bad
