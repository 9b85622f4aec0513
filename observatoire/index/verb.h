#ifndef INDEX_VERB_H
#define INDEX_VERB_H

#include <stddef.h>

enum { VERB_GROWTH = 3 };  /* bytes a base may be longer than a word: « connu », connaiss */

/**
 * What the forms of a French verb share where Snowball sees none: « les élèves programment »,
 * programme; « écrire », « écrit », « écrivent », ecriv. Writes it into a buffer as large as the
 * word, VERB_GROWTH bytes and a zero, and gives its length; 0 when it is no such form. `folded` is of
 * a to z, past case and accents. What is mostly a noun (« présent », « contenu ») is none.
 */
size_t verb_base(const char *folded, size_t length, char *base);

#endif
