#ifndef INDEX_NAMED_H
#define INDEX_NAMED_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct bits;
struct columns;
struct question;

/* What a field of a question names: a class or a cycle (« niveau:cm2 »), a theme, a tag; with
 * « tag: », also what sheets use or teach. */

/**
 * Add to `sheets` those that have what `field`, a QUESTION_FIELD, names. `is_named` tells whether it
 * names anything at all: what does not is looked for as words. A class finds what its filter finds,
 * sheets for the whole of its cycle too; `is_excluded`, it leaves those, which are for the other
 * classes as well. False with ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
bool named_add(struct columns *columns, const struct question *field, bool is_excluded,
	bool *is_named, struct bits *sheets, struct error *err);

/** Fields that name nothing, in the order of the tree, from which they are borrowed. Starts as {0}. */
struct nameless {
	const struct question **nodes;  /* `count` of them */
	size_t count;
};

void nameless_done(struct nameless *nameless);

/** Find those of a question; of « auteur: », those no sheet is signed by. But for that no sheet is read.
 * False as named_add(). */
bool nameless_find(struct nameless *nameless, struct columns *columns, const struct question *question,
	struct error *err);

#endif
