#ifndef CATALOGUE_SEARCHED_H
#define CATALOGUE_SEARCHED_H

#include "catalogue/catalogue.h"
#include "support/desk.h"
#include "support/rows.h"

/* What the tests of a search share, be the index sound or not. */

static inline struct found *ask(const struct desk *desk, const char *question)
{
	struct error err = {0};
	const struct catalogue_request request = { .question = question };
	struct found *found = catalogue_search(desk->catalogue, &request, &err);
	if (!found)
		fprintf(stderr, "%s\n", err.text);
	assert_non_null(found);
	return found;
}

static inline void fill(const struct desk *desk)
{
	free(desk_take(desk, "a.md", "Le hérisson", "date_publication: 2015-01-01\n"));
	free(desk_take(desk, "b.md", "La tortue", "date_publication: 2016-01-01\nexemple: true\n"));
	free(desk_take(desk, "c.md", "Le crayon", "statut: brouillon\n"));
	desk_sync(desk);
}

#endif
