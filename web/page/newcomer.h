#ifndef PAGE_NEWCOMER_H
#define PAGE_NEWCOMER_H

#include "view/faults.h"

struct form;

/* What people type of themselves, read from a form and checked. Each gives what is to be kept, for the
 * caller to free(), and notes what is wrong beside its field. */

/** « nom »: spaces squeezed, 1 to PERSON_NAME_MAX characters. */
char *newcomer_name(const struct form *form, struct faults *faults);

/** « courriel »: as email_fold() gives it; what was typed when it is wrong. */
char *newcomer_email(const struct form *form, struct faults *faults);

/** « choisie », said again in « encore »: a good passphrase for somebody with this e-mail. Borrowed. */
const char *newcomer_passphrase(const struct form *form, const char *email, struct faults *faults);

/** A text of one line, or of several, up to `most` characters; `field` is its name. */
char *newcomer_text(const struct form *form, const char *field, size_t most, struct faults *faults);

#endif
