#ifndef VIEW_TAGS_H
#define VIEW_TAGS_H

#include <stdbool.h>

struct catalogue_tag;
struct counted_tags;
struct fields;
struct found;
struct vocabularies;

/* Tags as readers meet them: all of them, and the sheets of one. */

enum {
	TAGS_AT_ONCE = 300,    /* of all letters; when there are more, those most sheets have */
	TAGS_OF_LETTER = 2000,
};

/** The letter a tag stands under: "A" to "Z", "0-9", "autres". Static. */
const char *view_tag_letter(const char *sorted);

/** Fill etiquettes.html; `letter` NULL: all. */
void view_tags(struct fields *fields, struct counted_tags *tags, const char *letter);

/** The sheets of one tag. Borrowed. */
struct tag_page {
	const struct catalogue_tag *tag;
	const struct found *found;
	unsigned page, last;
	bool is_keeper;       /* who asks may rename it, merge it… */
	const char *done;     /* a word for what was just done; "" */
};

/** Fill etiquette.html. */
void view_tag(struct fields *fields, const struct tag_page *page,
	const struct vocabularies *vocabularies);

#endif
