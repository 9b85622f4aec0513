#ifndef INDEX_INCLUSIVE_H
#define INDEX_INCLUSIVE_H

struct letters;

/**
 * Where inclusive writing that begins at `cursor` ends: past « ·e·s », « (e)s », « .ne.s »,
 * « -e-s », « /trice ». NULL when there is none. What stands before is the base of the word,
 * three letters or more.
 */
const char *inclusive_end(struct letters *letters, const char *cursor, const char *end);

#endif
