#ifndef PAGE_SHELF_H
#define PAGE_SHELF_H

#include "support/visit.h"

/* Three sheets, which a visitor may keep. */
struct shelf {
	struct visit visit;
	char *ids[3];
	char *cookie;  /* that keeps the first two */
};

static inline void shelf_done(struct shelf *shelf)
{
	for (int i = 0; i < 3; i++)
		free(shelf->ids[i]);
	free(shelf->cookie);
	visit_done(&shelf->visit);
}

#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static inline struct shelf shelf_new(void)
{
	struct shelf shelf = { .visit = visit_new() };
	shelf.ids[0] = desk_take(&shelf.visit.desk, "a.md", "La tortue", "");
	shelf.ids[1] = desk_take(&shelf.visit.desk, "b.md", "Le crayon", "");
	shelf.ids[2] = desk_take(&shelf.visit.desk, "c.md", "La gomme", "");
	shelf.cookie = text_make("__Host-selection=%s.%s", shelf.ids[0], shelf.ids[1]);
	visit_publish(&shelf.visit);
	return shelf;
}

#endif
