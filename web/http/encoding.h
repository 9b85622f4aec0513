#ifndef HTTP_ENCODING_H
#define HTTP_ENCODING_H

#include <stdbool.h>

/** How a body is written on the wire, least wanted first. */
enum encoding {
	ENCODING_IDENTITY,
	ENCODING_GZIP,
	ENCODING_BROTLI,
	ENCODING_COUNT,
};

/** Its name in Content-Encoding; NULL for identity, which is not told. */
const char *encoding_name(enum encoding encoding);

/**
 * The best form for a client that sent this Accept-Encoding ("" when it sent none), among
 * those we `have`: the highest q, and the smallest body where q is the same. Identity when
 * nothing else fits, even if the client would rather not: an answer is better than 406.
 */
enum encoding encoding_choose(const char *accept, const bool have[static ENCODING_COUNT]);

#endif
