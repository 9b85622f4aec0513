#ifndef VIEW_SIGN_IN_H
#define VIEW_SIGN_IN_H

struct faults;
struct fields;

/** What was typed, and where to go back to. */
struct sign_in_form {
	const char *email, *back;
};

/** Fill connexion.html. */
void view_sign_in(struct fields *fields, const struct sign_in_form *form, const struct faults *faults);

#endif
