#!/bin/sh
# A marker that nothing fills, or a value that no template shows, is a typo. Run from the root.
shown=$(mktemp) filled=$(mktemp)
trap 'rm -f "$shown" "$filled"' EXIT
grep -ohE '\{\{[#>]?[A-Z][A-Z0-9_]*' web/templates/*.html web/templates/*.xml | tr -d '{#>' | sort -u >"$shown"
grep -ohE '"[A-Z][A-Z0-9_]{2,}"' web/view/*.c | tr -d '"' | sort -u >"$filled"
diff -u --label "filled by web/view" --label "shown in web/templates" "$filled" "$shown"
