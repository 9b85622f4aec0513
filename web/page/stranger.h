#ifndef PAGE_STRANGER_H
#define PAGE_STRANGER_H

#include "people/gate.h"

struct app;
struct form;
struct request;

/* What keeps robots away from forms that need no account, without a picture to decipher. */

/** How much comes in. */
struct stranger_limits {
	struct gate_limit per_address, for_all;
	const char *sentence;  /* French: there is too much, and what to do */
};

/**
 * Whether a robot fills in this form, by the field that people do not see (« adresse-web »), or too many
 * come: the sentence to show then, static. NULL when all is well, and one more is counted.
 */
const char *stranger_stop(struct app *app, const struct request *req, const struct form *form,
	const struct stranger_limits *limits);

#endif
