#!/bin/sh
# Every include must go down the table of layers.txt. Run from the root.
find observatoire indexer web \( -name '*.[ch]' -o -name '*.cc' \) 2>/dev/null |
	xargs awk -f tests/lint/layers.awk tests/lint/layers.txt
