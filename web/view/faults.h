#ifndef VIEW_FAULTS_H
#define VIEW_FAULTS_H

#include <stddef.h>

struct fields;

/* What is wrong with a form that was sent: told above it, with links to the fields, and beside each of
 * them. Strings are borrowed until the page is made. */

enum { FAULTS_MAX = 16 };

struct fault {
	const char *field;     /* its id and name */
	const char *sentence;  /* what to do */
};

/** Starts as {0}. */
struct faults {
	struct fault items[FAULTS_MAX];
	size_t count;
};

/** Note a fault; NULL is none. */
void faults_add(struct faults *faults, const char *field, const char *sentence);

/** Fill fautes.html, and the section of each field, FAUTE_FIELD. */
void view_faults(struct fields *fields, const struct faults *faults);

#endif
