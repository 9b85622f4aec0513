#ifndef PAGE_COUNTED_H
#define PAGE_COUNTED_H

#include "page/pages.h"
#include "store/schools.h"
#include "support/visit.h"

/* What the tests of indicators share: some sheets that count. */

/* Two sheets of Creuse and one that is an example; published on 14 July 2017, DESK_NOW. */
static inline struct visit some_visit(void)
{
	struct visit visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", "id: 2017-0001\n"));
	free(desk_take(&visit.desk, "b.md", "Le lièvre", "id: 2017-0002\n"
		"date_creation: 2016-09-01\ndate_publication: 2016-10-02\n"));
	free(desk_take(&visit.desk, "c.md", "Le renard", "id: 2017-0003\nexemple: true\n"));
	visit_publish(&visit);
	return visit;
}

static const char *get(struct visit *visit, page_fn *page, const char *target, const char *code)
{
	visit_ask(visit, target);
	visit_name(visit, "code", code);
	size_t length = 0;
	if (!page(&visit->app, visit->req, visit->res, &visit->err))
		return "";
	return response_get_body(visit->res, &length);
}

static inline void learn(struct visit *visit, const char *uai, const char *zap)
{
	enum school_change change;
	assert_true(schools_learn(catalogue_store(visit->desk.catalogue), &(struct school){
		.uai = uai, .name = "Collège Jules-Marouzeau", .zap = zap,
	}, "2017-01-01", DESK_NOW, &change, NULL));
}

#endif
