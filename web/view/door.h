#ifndef VIEW_DOOR_H
#define VIEW_DOOR_H

struct door;
struct faults;
struct fields;
struct vocabularies;

/** A link that is good, and what was typed. Borrowed. */
struct door_page {
	const struct door *door;
	const char *secret;
	const char *name, *email;  /* as typed */
};

/** Fill porte.html: what the link opens, and the form. */
void view_door(struct fields *fields, const struct door_page *page, const struct faults *faults,
	const struct vocabularies *vocabularies);

/** The same of a link that is not, or no longer, good. */
void view_door_closed(struct fields *fields);

#endif
