#ifndef VIEW_ERROR_H
#define VIEW_ERROR_H

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

/** Why somebody may not have what they ask. */
struct refusal {
	enum {
		REFUSAL_SIGNED_OUT,  /* a form of somebody whose session is over */
		REFUSAL_TOKEN,       /* a form that was on no page of this session */
		REFUSAL_ROLE,        /* it is for others: `who` */
		REFUSAL_READ_ONLY,   /* nothing can be written */
	} reason;
	unsigned who;            /* a set of roles (people/role.h) */
};

/** Its title. Static. */
const char *refusal_title(const struct refusal *refusal);

/** Fill erreur.html with it. */
void view_refusal(struct fields *fields, const struct refusal *refusal, unsigned status);

#endif
