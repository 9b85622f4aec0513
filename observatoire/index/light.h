#ifndef INDEX_LIGHT_H
#define INDEX_LIGHT_H

#include <stddef.h>

/* Both work on folded words, where « élevé » and « élève » are one, and write into a
 * buffer as large as the word and a zero. A word with anything but a to z stays as it is.
 * Both give the length of what they wrote. */

/** The singular: « tableaux » → tableau, « animaux » → animal, « données » → donne. */
size_t light_singular(const char *folded, size_t length, char *singular);

/** The masculine as well: « active » → actif, « publiques » → public, « tablettes » → tablett. */
size_t light_form(const char *folded, size_t length, char *light);

#endif
