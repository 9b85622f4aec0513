#!/bin/sh
# A link of our documents to a file of ours leads to it; what is shown as code is no link. Run from the root.
bad=0
for document in $(git ls-files 'README.md' 'docs/*.md' 'fixtures/README.md' 'tests/*.md'); do
	folder=$(dirname "$document")
	for link in $(awk '/^ *```/ { code = !code; next } !code { gsub(/`[^`]*`/, ""); print }' "$document" |
		grep -oE '\]\([^)# ]+' | cut -c3- | grep -v ':'); do
		[ -e "$folder/$link" ] && continue
		echo "$document: $link is not there"
		bad=1
	done
done
exit $bad
