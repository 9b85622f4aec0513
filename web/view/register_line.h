#ifndef VIEW_REGISTER_LINE_H
#define VIEW_REGISTER_LINE_H

#include "view/registers.h"

struct vocabularies;

/** What was typed in a form of a line, and what is to be said of it. Borrowed. */
struct register_form {
	const struct register_spec *spec;
	const char *const *values;            /* by the places of the fields; NULL: nothing */
	const struct register_faults *faults;
	int64_t line, version;                /* that is corrected; 0: a new one */
	const char *reason;                   /* why, as it was typed */
	const char *reason_fault;             /* what is wrong with it; NULL: nothing */
	const char *notice;                   /* a sentence; NULL: none */
	int64_t other;                        /* the line it speaks of; 0: none */
};

/** registre-saisir.html */
void view_register_form(struct fields *fields, const struct register_form *form,
	const struct vocabularies *vocabularies);

/** What the page of a line says beside it. */
struct register_line_page {
	const struct shown_register_line *shown;
	bool may_change;
	const char *done;       /* what was just done; "" nothing */
	const char *notice;     /* why it was not withdrawn, beside the reason; NULL: it was not tried */
	const char *reason;     /* as it was typed */
};

/** registre-ligne.html */
void view_register_line(struct fields *fields, const struct register_line_page *page);

/** One version of it. */
struct shown_register_version {
	const struct shown_register_line *shown;
	int64_t made_at;
	const char *reason;
	const char *who;        /* for who may know; NULL */
	bool is_reserved;       /* who looks may not read its text: it tells of few people */
};
void view_register_version(struct fields *fields, const struct shown_register_version *version);

/** The file it came in: how it is called, the hash of its bytes, what was said of it. */
struct shown_register_batch {
	const char *file, *hash;
	const char *note;       /* "" nothing */
	int64_t made_at;
};
void view_register_batch(struct fields *fields, const struct shown_register_batch *batch);

#endif
