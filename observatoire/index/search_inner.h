#ifndef INDEX_SEARCH_INNER_H
#define INDEX_SEARCH_INNER_H

#include "index/columns.h"
#include "index/search.h"

/* An index open for questions: search.c opens it, search_run.c answers. */
struct search {
	struct engine *engine;
	const struct vocabularies *vocabularies;
	struct columns columns;
};

#endif
