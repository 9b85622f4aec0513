#ifndef BASE_OWNED_H
#define BASE_OWNED_H

#include <stdlib.h>

/* A pointer declared with OWNED(thing) is freed when its block ends:
 *
 *     OWNED(sheet) draft = sheet_parse(…);
 *
 * A module makes its type ownable by writing OWNABLE(thing) in its header,
 * beneath thing_free(), which must accept NULL. TAKE(draft) hands the
 * object to somebody else and leaves NULL behind. */

#define OWNABLE(thing) \
	static inline void thing##_drop(struct thing **owner) { thing##_free(*owner); }

#define OWNED(thing) __attribute__((cleanup(thing##_drop))) struct thing *

static inline void string_drop(char **owner) { free(*owner); }
#define OWNED_STRING __attribute__((cleanup(string_drop))) char *

#define TAKE(owner) \
	({ __typeof__(owner) taken_ = (owner); (owner) = NULL; taken_; })

#endif
