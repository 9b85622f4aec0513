#ifndef VIEW_EXAMPLES_H
#define VIEW_EXAMPLES_H

#include <stdbool.h>
#include <stddef.h>

struct fields;

/** What a page of figures says of the sheets made to show the product. Borrowed. */
struct examples_shown {
	bool are_counted;   /* they were asked for */
	size_t count;       /* that would count if they were not examples */
	const char *other;  /* address of the same page, with them or without */
};

/** exemples.html: that they do not count, or that these numbers count them. Nothing where there are none. */
void view_examples(struct fields *fields, const struct examples_shown *examples);

#endif
