#ifndef INDEX_SORT_KEY_H
#define INDEX_SORT_KEY_H

enum { SORT_KEY_BYTES = 64 };  /* of the key: two titles that agree so far are told by their number */

/**
 * What a title is sorted by, in the order of bytes: past accents, case, ligatures and every sign
 * that is neither letter nor digit; articles count, as in French catalogues of titles. Numbers
 * are compared as numbers: « Séance 2 » before « Séance 10 ». "" when nothing is left; for
 * the caller to free().
 */
char *sort_key(const char *title);

#endif
