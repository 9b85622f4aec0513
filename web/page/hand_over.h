#ifndef PAGE_HAND_OVER_H
#define PAGE_HAND_OVER_H

#include "view/hand_over.h"

#include "base/error.h"

#include <stdbool.h>

struct app;
struct request;
struct response;

/** Show once a link good for one use, whose secret this is; whose end and whom it is for it says itself. */
bool hand_over_show(struct app *app, const struct request *req, const struct hand_over *link,
	const char *secret, struct response *res, struct error *err);

#endif
