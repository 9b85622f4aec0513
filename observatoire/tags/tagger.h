#ifndef TAGS_TAGGER_H
#define TAGS_TAGGER_H

#include <stdint.h>

struct catalogue;
struct person;
struct vocabularies;

/** Who does something to tags, with what, and when. Borrowed for a call. */
struct tagger {
	struct catalogue *catalogue;              /* open to write */
	const struct vocabularies *vocabularies;
	const struct person *person;              /* signed in; whether the person may at all, the route says */
	int64_t now;                              /* Unix time */
};

#endif
