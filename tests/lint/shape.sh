#!/bin/sh
# Functions, files and parameter lists keep to a size a reader can hold (shape.awk). Run from the root.
git ls-files 'observatoire/*.[ch]' 'observatoire/*.cc' 'indexer/*.[ch]' 'web/*.[ch]' 'web/*.cc' |
	xargs awk -f tests/lint/shape.awk
