#ifndef PAGE_PROPOSED_H
#define PAGE_PROPOSED_H

#include "http/link.h"
#include "proposals/proposals.h"

#include <stdbool.h>

struct app;
struct form;
struct request;
struct response;

/* The sheet on its way that a request is about: « /proposer/12/… » and « /mes-fiches/12 » of
 * somebody signed in, « /suivi/SECRET/… » of whoever holds its private link. Whose it is not is
 * told 404, as for one that is not there. */

struct proposed {
	struct proposal *proposal;
	struct actor actor;          /* borrows of the app and the request */
	struct link_proposal link;   /* the same */
	const char *token;           /* of the session, for forms; "" by a private link. Borrowed */
};
void proposed_done(struct proposed *proposed);
#define OWNED_PROPOSED __attribute__((cleanup(proposed_done))) struct proposed

/** What became of looking for it. */
enum proposed_found {
	PROPOSED_THERE,
	PROPOSED_ANSWERED,  /* `res` is the answer: the site reads only, or the link is not good any more */
	PROPOSED_FAILED,    /* `err` says why */
};

/** Find it for its author; `proposed` starts as {0}. */
enum proposed_found proposed_find(struct app *app, const struct request *req,
	struct proposed *proposed, struct response *res, struct error *err);

/** Read it again, after it was written. */
bool proposed_renew(struct app *app, struct proposed *proposed, struct error *err);

/** The proposals of the app, told what time it is; NULL when nothing can be written. */
struct proposals *proposed_open(struct app *app, const struct request *req);

/** Who asks without a private link: somebody signed in, or nobody. */
struct actor proposed_visitor(const struct app *app);

/** An answer seen through a private link: nobody is told its address, and nothing keeps it. */
void proposed_hide(const struct proposed *proposed, struct response *res);

/**
 * Whether a robot fills in this form of somebody without an account, by the field that people do not
 * see, or whether one address sends too many; the sentence to show then, static, and NULL when all is well.
 */
const char *proposed_stop(struct app *app, const struct request *req, const struct form *form);

#endif
