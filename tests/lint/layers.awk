# Every #include "folder/…" must be an edge of tests/lint/layers.txt.
# usage: awk -f layers.awk layers.txt FILE…
FNR == NR {
	if ($1 !~ /^#/)
		for (i = 2; i <= NF; i++)
			allowed[$1, $i] = 1
	next
}
FNR == 1 {
	depth = split(FILENAME, part, "/")
	from = part[depth - 1]
}
match($0, /^#include "[^"\/]+\//) {
	to = substr($0, 11, RLENGTH - 11)
	if (to != from && !((from, to) in allowed)) {
		print FILENAME ":" FNR ": " from "/ may not include " to "/"
		bad = 1
	}
}
END { exit bad }
