#ifndef INDEX_ATOM_H
#define INDEX_ATOM_H

#include "index/letter.h"

#include <stdbool.h>
#include <stddef.h>

/* Atoms are the words of a text before anything is known of their neighbours: folded, elided
 * articles gone, « élève·s » reduced to « eleve », E.I.M. to « eim », « C++ » to « c++ ». */

enum { ATOM_MAX_BYTES = 64 };  /* of a folded word; the rest of a longer one is dropped */

/** What stands between an atom and the one before. */
enum atom_gap {
	ATOM_FAR,         /* start of text, line end, anything longer or stranger */
	ATOM_SPACE,       /* blanks of one line */
	ATOM_HYPHEN,      /* one, without blanks */
	ATOM_COLON,
	ATOM_SLASH,
	ATOM_APOSTROPHE,
};

struct atom {
	size_t start, end;  /* bytes of the text */
	enum atom_gap gap;
	bool is_acronym;    /* in capitals, two to six letters, among small letters */
	size_t length;      /* of folded */
	char folded[ATOM_MAX_BYTES + 1];
};

/** A text being read. */
struct atoms {
	struct letters *letters;
	const char *text, *cursor, *end;
	const char *line_end;  /* of the line `is_shouted` tells about */
	bool is_shouted;       /* a line without small letters: its capitals say nothing */
	bool was_elided;       /* an article and its apostrophe stand right before the cursor */
	bool is_careful;       /* takes no short cut: what tests compare the short cuts with */
};

void atoms_init(struct atoms *atoms, struct letters *letters, const char *text, size_t length);

/** The next atom; false at the end of the text. */
bool atoms_next(struct atoms *atoms, struct atom *atom);

#endif
