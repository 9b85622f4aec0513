#ifndef INDEX_CLASS_H
#define INDEX_CLASS_H

#include "index/atom.h"

#include <stdbool.h>
#include <stddef.h>

/* Classes and cycles under the many names people give them, and ordinals. */

enum {
	CLASS_VIEW = 5,        /* atoms a reader is shown at once */
	CLASS_NAME_BYTES = 24,
	CLASS_BEFORE_BYTES = 16,
};

/** What a reader remembers of the words before. Starts as {0}. */
struct class_reader {
	char before[2][CLASS_BEFORE_BYTES];  /* the last word and the one before it, "" when longer */
	const char *series;                  /* « cycles 2 et 3 »: what a lone digit would continue */
	bool is_plural;
};

struct class_name {
	char name[CLASS_NAME_BYTES];  /* canonical: "cm2", "6e", "cycle3", "moyennesection", "1er" */
	size_t count;                 /* atoms it is made of */
	bool is_class;                /* not « 1er », « 2e » */
	bool has_parts;               /* its words should be found by themselves too: « cycle » */
};

/** Whether a name begins at view[0], of `count` atoms. */
bool class_read(struct class_reader *reader, const struct atom *const *view, size_t count,
	struct class_name *name);

/** Whether some name begins with letters as this folded word does: false is certain, and quickly told. */
bool class_may_begin_so(const char *folded);

/** Whether a name may begin with this folded word, whatever its neighbours: most words begin none. */
bool class_may_begin(const char *folded);

/** Whether a name that began before may go on with this folded word. */
bool class_may_go_on(const char *folded);

/** The word a name without digits in front begins with, one rank a name; NULL past the last. */
const char *class_first_word(size_t rank);

/** Whether the name of that rank may be `name`, canonical, or go on to it: « CM1-2 » tells cm2. */
bool class_may_tell(size_t rank, const char *name);

/** Remember a plain word that was passed, or that the name just read was. */
void class_pass(struct class_reader *reader, const struct atom *atom);
void class_pass_name(struct class_reader *reader);

/** Whether this folded word is a class or an ordinal by itself: « cm2 », « 6eme ». */
bool class_is_word(const char *folded);

/**
 * Keys of vocabularies/niveaux.tsv that answer to a canonical name or to « lycee », « college »,
 * « maternelle »; NULL-terminated, or NULL when there are none. Lives as long as the program.
 */
const char *const *class_keys(const char *folded);

#endif
