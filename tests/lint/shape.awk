# Functions of at most 60 lines and five parameters (err besides), files of at most 500 lines, no goto.
# Files aim at 400, functions at 25. The one door to a whole library (engine.cc) may be longer; a
# callback has the parameters its library says (MHD_).

function tell(line, what) {
	printf "%s:%d: %s\n", FILENAME, line, what
	bad = 1
}

# Commas of a parameter list, those inside a function pointer's own list left out.
function parameters(text,    count, depth, i, letter) {
	sub(/^[^(]*\(/, "", text)
	sub(/,[ \t]*\.\.\./, "", text)
	count = 1
	for (i = 1; i <= length(text); i++) {
		letter = substr(text, i, 1)
		if (letter == "(") depth++
		else if (letter == ")" && depth-- == 0) break
		else if (letter == "," && depth == 0) count++
	}
	return count
}

FNR == 1 { head = ""; inside = 0; previous = "" }
FNR == 501 && FILENAME !~ /engine.cc$/ { tell(501, "a file of more than 500 lines") }
/(^|[^a-z_"])goto [a-z]/ && !/^[ \t]*(\/?\*|\/\/)/ { tell(FNR, "goto") }

# A function opens with a brace alone at the margin; what stands above it, from the margin, is its head.
/^[a-z_]/ && !/;[ \t]*(\/\*.*)?$/ { head = ""; start = FNR }
/^[a-z_\t]/ && !inside { head = head $0 }
/^\{$/ && head ~ /\)[a-z ]*$/ {
	inside = 1
	opened = FNR
	most = head ~ /struct error \*/ ? 6 : 5
	if (parameters(head) > most && head !~ /MHD_/) tell(start, parameters(head) " parameters")
}
/^\}$/ && inside {
	if (FNR - opened - 1 > 60) tell(start, "a function of " FNR - opened - 1 " lines")
	inside = 0
	head = ""
}
END { exit bad }
