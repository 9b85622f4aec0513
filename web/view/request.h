#ifndef VIEW_REQUEST_H
#define VIEW_REQUEST_H

struct account_request;
struct faults;
struct fields;

/** « Demander un compte », as it was typed. Borrowed. */
struct request_form {
	const char *name, *email, *school, *message;
};

/** Fill the form of demander.html. */
void view_request_form(struct fields *fields, const struct request_form *form,
	const struct faults *faults);

/** The same once it was sent: what is said does not depend on the address. */
void view_request_sent(struct fields *fields);

/** Begin the list of demandes.html; `done` is a word of the address. Rows go into what it gives. */
struct fields *view_request_list(struct fields *fields, const char *done);
void view_request_add(struct fields *list, const struct account_request *request);

/** No request waits. */
void view_request_none(struct fields *fields, const char *done);

#endif
