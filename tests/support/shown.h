#ifndef SUPPORT_SHOWN_H
#define SUPPORT_SHOWN_H

#include "support/golden.h"
#include "support/sheets.h"
#include "support/shows.h"
#include "view/template.h"

/* What a view makes of its values, with the real templates and lists: `OWNED_SHOWN shown = shown_new();` */
struct shown {
	struct templates *templates;
	struct vocabularies *vocabularies;
	struct fields *fields;
};

static inline void shown_done(struct shown *shown)
{
	fields_free(shown->fields);
	templates_free(shown->templates);
	vocabularies_free(shown->vocabularies);
}

#define OWNED_SHOWN __attribute__((cleanup(shown_done))) struct shown

static inline struct shown shown_new(void)
{
	struct error err = {0};
	struct shown shown = {
		.templates = templates_load(TEMPLATES, &err),
		.vocabularies = lists(),
		.fields = fields_new(),
	};
	if (!shown.templates)
		fail_msg("%s", err.text);
	return shown;
}

static inline char *shown_render(const struct shown *shown, const char *file)
{
	struct error err = {0};
	char *page = templates_render(shown->templates, file, shown->fields, &err);
	if (!page)
		fail_msg("%s", err.text);
	return page;
}

/* Compare with fixtures/pages/NAME. */
static inline void shown_compare(const struct shown *shown, const char *file, const char *name)
{
	OWNED_STRING page = shown_render(shown, file);
	OWNED_STRING path = file_join(FIXTURES "/pages", name);
	golden_compare(path, page);
}

/* An entry of a list, which must be there. */
static inline const struct term *shown_term(const struct shown *shown, enum vocabulary_name name,
	const char *key)
{
	const struct term *term = vocabulary_find(shown->vocabularies, name, key);
	if (!term)
		fail_msg("no such key: %s", key);
	return term;
}

#endif
