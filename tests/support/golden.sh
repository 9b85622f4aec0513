#!/bin/sh
# Let the tests given write the files they compare with; review the difference before it is committed.
for program in "$@"; do
	GOLDEN=1 CMOCKA_MESSAGE_OUTPUT=TAP "$program" 2>/dev/null | grep '^not ok'
done
git diff --stat -- fixtures
