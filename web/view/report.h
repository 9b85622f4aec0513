#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

struct faults;
struct fields;
struct sheet;
struct vocabularies;

/** « Signaler un problème », as it was filled in. Borrowed. */
struct report_form {
	const char *reason, *message;
	const char *notice;  /* a sentence above; NULL: none */
};

/** Fill the form of signaler.html. */
void view_report_form(struct fields *fields, const struct sheet *sheet,
	const struct report_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies);

/** The same once it was sent. */
void view_reported(struct fields *fields, const struct sheet *sheet);

#endif
