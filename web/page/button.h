#ifndef PAGE_BUTTON_H
#define PAGE_BUTTON_H

#include <stddef.h>

struct form;
struct response;

/** A button by which something is decided: what it sends in the field « acte », and what is done then. */
struct button {
	const char *name;
	int act;           /* of the enumeration of its page */
	const char *done;  /* what the queue, or the page, then says was done; NULL: the page stays */
};

/** The one of `count` that was pressed; NULL when it is none of them. */
const struct button *button_pressed(const struct button *buttons, size_t count, const struct form *form);

/** Once it is done, lead to the queue, or back to `here`. */
void button_lead(const struct button *button, const char *here, struct response *res);

#endif
