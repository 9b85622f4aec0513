#ifndef VIEW_ERROR_H
#define VIEW_ERROR_H

#include "catalogue/versions.h"

#include <stdbool.h>

struct fields;

/** The title of the page shown with this HTTP status. Static. */
const char *error_title(unsigned status);

/** Fill erreur.html. */
void view_error(struct fields *fields, unsigned status);

/** The same when a search was asked and no index answered, while sheets can still be read: 503
 *  when it is being made, 500 when it is damaged. */
void view_error_of_search(struct fields *fields, unsigned status);

/** Its title. Static. */
const char *error_title_of_search(unsigned status);

/** Fill erreur.html for a version of a sheet that may not be read any more: any state but VERSION_SHOWN. */
void view_version_gone(struct fields *fields, enum version_state state);

/** Its title. Static. */
const char *version_gone_title(enum version_state state);

/** The same for a file that was asked for with something that is wrong; `why` says what, in French. */
void view_error_of_parameter(struct fields *fields, const char *why);

/** Why somebody may not have what they ask. */
struct refusal {
	enum {
		REFUSAL_SIGNED_OUT,  /* a form of somebody whose session is over */
		REFUSAL_TOKEN,       /* a form that was on no page of this session */
		REFUSAL_ROLE,        /* it is for others: `who` */
		REFUSAL_READ_ONLY,   /* nothing can be written */
		REFUSAL_SMALL,       /* so few sheets, of a past day, that they could tell of a person */
	} reason;
	unsigned who;            /* a set of roles (people/role.h) */
	bool gives_back;         /* of a form: view_given_back() follows */
};

/** Its title. Static. */
const char *refusal_title(const struct refusal *refusal);

/** Fill erreur.html with it. */
void view_refusal(struct fields *fields, const struct refusal *refusal, unsigned status);

/** A form that was refused, being given back. Starts with `fields` alone, those of view_refusal(). */
struct given_back {
	struct fields *fields;
	struct fields *form, *written;  /* NULL until needed; borrowed */
};

/**
 * Begin with where it is to be sent again, and the token of who is signed in, "" when nobody is; then
 * view_typed() adds each field: it is a form_field_fn (http/form.h) of a struct given_back.
 */
void view_given_back(struct given_back *given_back, const char *link, const char *token);
void view_typed(void *given_back, const char *name, const char *value);

#endif
